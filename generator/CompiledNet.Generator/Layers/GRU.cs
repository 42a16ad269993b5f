using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Layers.Recurrent;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Layers;

/// <summary>
/// Of the sums <c>p = W·x[t] + b</c> and <c>q = U·h[t−1] + c</c>, a block for each gate: <c>r = σ(p_r + q_r)</c>, <c>z = σ(p_z + q_z)</c>,
/// <c>n = tanh(p_n + r·q_n)</c>, then <c>h[t] = n + z·(h[t−1] − n)</c> from <c>h = 0</c> (K. Cho et al.: Learning phrase representations using RNN
/// encoder–decoder, 2014), with PyTorch's order of gates, two biases, and reset gate behind the product.
/// </summary>
internal static class GRU
{
    public static readonly LayerKind Kind = LayerKind.Of<RecurrentDeclaration, RecurrentModel>(
        "GRU",
        "p = W[l]·x[t] + b[l], q = U[l]·h[t−1] + c[l], n = tanh(p_n + σ(p_r + q_r)·q_n), h[t] = n + σ(p_z + q_z)·(h[t−1] − n)",
        arguments => RecurrentDeclaration.Parse("GRU", arguments),
        (declaration, name, input, diagnostics) => RecurrentModel.Build(declaration, gates: 3, name, input, diagnostics),
        (to, layer, inputs) => RecurrentLowering.Lower(to, layer, inputs[0], Step));

    private static Value Step(ProgramBuilder to, ScanBuilder scan, RecurrentSums sums, Value h)
    {
        Value before = to.View(h.Notation, h, [Axis.Rows, sums.OfState.Axes[2]]);
        Value[] p = RecurrentLowering.Blocks(to, sums.OfInputs, "pr", "pz", "pn"), q = RecurrentLowering.Blocks(to, sums.OfState, "qr", "qz", "qn");
        Value r = RecurrentLowering.Gate(to, "r", new Sigmoid(), RecurrentLowering.Sum(to, "sr", p[0], q[0]));
        Value z = RecurrentLowering.Gate(to, "z", new Sigmoid(), RecurrentLowering.Sum(to, "sz", p[1], q[1]));
        Value sum = to.Map(
            to.Name("sn"),
            r.Axes,
            MultiplyAdd(new Read(r), new Read(q[2]), new Read(p[2])),
            "p + r·q",
            new Derivative(p[2], new Upstream()),
            new Derivative(r, new Upstream() * new Read(q[2]), "q"),
            new Derivative(q[2], new Upstream() * new Read(r), "r"));
        Value n = RecurrentLowering.Gate(to, "n", new Tanh(), sum);
        return to.Map(
            to.Name("h′"),
            r.Axes,
            MultiplyAdd(new Read(z), new Read(before) - new Read(n), new Read(n)),
            "n + z·(h − n)",
            new Derivative(n, new Upstream() * (1f - new Read(z)), "1 − z"),
            new Derivative(z, new Upstream() * (new Read(before) - new Read(n)), "h − n"),
            new Derivative(before, new Upstream() * new Read(z), "z"));
    }
}
