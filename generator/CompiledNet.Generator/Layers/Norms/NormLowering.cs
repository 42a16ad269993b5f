using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers.Norms;

/// <summary>What norms have in common.</summary>
internal static class NormLowering
{
    /// <summary><c>w·x̂ + b</c>.</summary>
    public static Value ScaleAndShift(ProgramBuilder to, Value normalised, Value w, Value b) => to.Map(
        to.Name("a"),
        normalised.Axes,
        Operations.MultiplyAdd(new Read(normalised), new Read(w), new Read(b)),
        $"{w.Notation}·{normalised.Notation} + {b.Notation}",
        new Derivative(normalised, new Upstream() * new Read(w), w.Notation),
        new Derivative(w, new Upstream() * new Read(normalised), normalised.Notation),
        new Derivative(b, new Upstream()));

    /// <summary>The mean over all rows and positions of a batch, which must be in one piece: of the positions of each row first, in order, then of the rows.</summary>
    public static Value MeanOfBatch(ProgramBuilder to, string name, Value x)
    {
        Value ofRows = x.Axes.Count == 2 ? x : to.Pool($"{name}OfRows", x, WindowOf(to, x), PoolingKind.Mean);
        Value sum = to.Sum($"{name}Sum", ofRows, Axis.Rows, SumOrder.InOrder);
        return to.Map(name, sum.Axes, new Read(sum) * new Read(to.Given(ValueRole.Share, "share")));
    }

    /// <summary>One window as large as a row.</summary>
    private static WindowAxis[] WindowOf(ProgramBuilder to, Value x) =>
    [
        .. x.Axes.Skip(1).Take(x.Axes.Count - 2).Select(axis => new WindowAxis(axis, Axis.One, to.NewAxis("place", axis.Length), Stride: 1, Dilation: 1, Before: 0)),
    ];
}
