using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Layers.Recurrent;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Layers;

/// <summary>
/// Of the sums <c>z = W·x[t] + b + U·h[t−1] + c</c>, a block for each gate: <c>i = σ(z_i)</c>, <c>f = σ(z_f)</c>, <c>g = tanh z_g</c>,
/// <c>o = σ(z_o)</c>; then the cell <c>s[t] = f·s[t−1] + i·g</c> and the state <c>h[t] = o·tanh s[t]</c>, both from 0
/// (S. Hochreiter, J. Schmidhuber: Long short-term memory, 1997; the forget gate of F. Gers et al., 2000), with PyTorch's order of gates and two biases.
/// </summary>
internal static class LSTM
{
    public static readonly LayerKind Kind = LayerKind.Of<RecurrentDeclaration, RecurrentModel>(
        "LSTM",
        "z = W[l]·x[t] + b[l] + U[l]·h[t−1] + c[l], s[t] = σ(z_f)·s[t−1] + σ(z_i)·tanh z_g, h[t] = σ(z_o)·tanh s[t]",
        arguments => RecurrentDeclaration.Parse("LSTM", arguments),
        (declaration, name, input, diagnostics) => RecurrentModel.Build(declaration, gates: 4, name, input, diagnostics),
        (to, layer, inputs) => RecurrentLowering.Lower(to, layer, inputs[0], Step));

    private static Value Step(ProgramBuilder to, ScanBuilder scan, RecurrentSums sums, Value h)
    {
        Value[] p = RecurrentLowering.Blocks(to, sums.OfInputs, "pi", "pf", "pg", "po"), q = RecurrentLowering.Blocks(to, sums.OfState, "qi", "qf", "qg", "qo");
        Value Sum(string name, int gate) => RecurrentLowering.Sum(to, name, p[gate], q[gate]);
        Value[] z = [Sum("zi", 0), Sum("zf", 1), Sum("zg", 2), Sum("zo", 3)];
        Value i = RecurrentLowering.Gate(to, "i", new Sigmoid(), z[0]), f = RecurrentLowering.Gate(to, "f", new Sigmoid(), z[1]);
        Value g = RecurrentLowering.Gate(to, "g", new Tanh(), z[2]), o = RecurrentLowering.Gate(to, "o", new Sigmoid(), z[3]);
        Value before = RecurrentLowering.State(to, scan, to.Name("s"), i.Axes);
        Value cell = to.Map(
            to.Name("s′"),
            i.Axes,
            MultiplyAdd(new Read(f), new Read(before), new Read(i) * new Read(g)),
            "f·s + i·g",
            new Derivative(f, new Upstream() * new Read(before), "s"),
            new Derivative(before, new Upstream() * new Read(f), "f"),
            new Derivative(i, new Upstream() * new Read(g), "g"),
            new Derivative(g, new Upstream() * new Read(i), "i"));
        scan.Carry(before, cell);
        Value squashed = RecurrentLowering.Gate(to, "t", new Tanh(), cell);
        return to.Map(
            to.Name("h′"),
            i.Axes,
            new Read(o) * new Read(squashed),
            "o·tanh s",
            new Derivative(o, new Upstream() * new Read(squashed), "tanh s"),
            new Derivative(squashed, new Upstream() * new Read(o), "o"));
    }
}
