using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Layers.Recurrent;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Layers;

/// <summary>
/// Of the sums <c>p = W·x[t] + b</c> and <c>q = U·h[t−1] + c</c>, a block for each gate: <c>r = σ(p_r + q_r)</c>, <c>z = σ(p_z + q_z)</c>,
/// <c>n = tanh(p_n + r·q_n)</c>, then <c>h[t] = (1 − z)·n + z·h[t−1]</c> from <c>h = 0</c> (K. Cho et al.: Learning phrase representations using RNN
/// encoder–decoder, 2014), with PyTorch's order of gates, two biases, and reset gate behind the product. With the reset gate before the product, as the paper has it,
/// <c>n = tanh(p_n + V·(r·h[t−1]))</c> with a matrix by itself, and without the second biases, which say nothing that the first do not.
/// </summary>
internal static class GRU
{
    private const string OfPyTorch = "p = W[l]·x[t] + b[l], q = U[l]·h[t−1] + c[l], n = tanh(p_n + σ(p_r + q_r)·q_n), z = σ(p_z + q_z), h[t] = (1 − z)·n + z·h[t−1]";
    private const string OfPaper = "p = W[l]·x[t] + b[l], q = U[l]·h[t−1], n = tanh(p_n + V[l]·(σ(p_r + q_r)·h[t−1])), z = σ(p_z + q_z), h[t] = (1 − z)·n + z·h[t−1]";

    public static readonly LayerKind Kind = LayerKind.Of<RecurrentDeclaration, RecurrentModel>(
        "GRU",
        OfPyTorch,
        arguments => RecurrentDeclaration.Parse("GRU", arguments),
        (declaration, name, input, diagnostics) => RecurrentModel.Build(declaration, gates: 3, name, input, diagnostics),
        (to, layer, inputs) => RecurrentLowering.Lower(to, layer, inputs[0], (to, _, sums, h) => Step(to, sums, h, layer.ResetsAfter))) with
    {
        FormulaOf = layer => ((RecurrentModel)layer).ResetsAfter ? OfPyTorch : OfPaper,
    };

    private static Value Step(ProgramBuilder to, RecurrentSums sums, Value h, bool resetsAfter)
    {
        Value before = to.View(h.Notation, h, [Axis.Rows, sums.OfState.Axes[2]]);
        Value[] p = RecurrentLowering.Blocks(to, sums.OfInputs, "pr", "pz", "pn"), q = RecurrentLowering.Blocks(to, sums.OfState, resetsAfter ? ["qr", "qz", "qn"] : ["qr", "qz"]);
        Value r = RecurrentLowering.Gate(to, "r", new Sigmoid(), RecurrentLowering.Sum(to, "sr", p[0], q[0]));
        Value z = RecurrentLowering.Gate(to, "z", new Sigmoid(), RecurrentLowering.Sum(to, "sz", p[1], q[1]));
        Value sum = resetsAfter ? ResetSum(to, p[2], r, q[2]) : SumOfReset(to, sums, p[2], r, before, h);
        Value n = RecurrentLowering.Gate(to, "n", new Tanh(), sum);
        return to.Map(
            to.Name("h′"),
            r.Axes,
            // What n waits for is longest: of the ways to write this, one multiply-add behind it.
            MultiplyAdd(1f - new Read(z), new Read(n), new Read(z) * new Read(before)),
            "(1 − z)·n + z·h",
            new Derivative(n, new Upstream() * (1f - new Read(z)), "1 − z"),
            new Derivative(z, new Upstream() * (new Read(before) - new Read(n)), "h − n"),
            new Derivative(before, new Upstream() * new Read(z), "z"));
    }

    /// <summary>The reset gate behind the product: <c>p_n + r·q_n</c>.</summary>
    private static Value ResetSum(ProgramBuilder to, Value p, Value r, Value q) => to.Map(
        to.Name("sn"),
        r.Axes,
        MultiplyAdd(new Read(r), new Read(q), new Read(p)),
        "p + r·q",
        new Derivative(p, new Upstream()),
        new Derivative(r, new Upstream() * new Read(q), "q"),
        new Derivative(q, new Upstream() * new Read(r), "r"));

    /// <summary>The reset gate before the product: <c>p_n + V·(r·h[t−1])</c>.</summary>
    private static Value SumOfReset(ProgramBuilder to, RecurrentSums sums, Value p, Value r, Value before, Value h)
    {
        Value reset = to.Map(
            to.Name("rh"), r.Axes, new Read(r) * new Read(before), "r·h", new Derivative(r, new Upstream() * new Read(before), "h"), new Derivative(before, new Upstream() * new Read(r), "r"));
        return RecurrentLowering.Sum(to, "sn", p, sums.OfReset(to.View(reset.Notation, reset, h.Axes)));
    }
}
