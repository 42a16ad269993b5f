using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Lowering;

/// <summary>
/// The adjoint of <c>c = s + Σ a·b</c>: <c>db = Σ dc·a</c> and <c>da = Σ dc·b</c>, each over the axes that it has not, and <c>ds = Σ dc</c>.
/// </summary>
internal static class ContractionAdjoint
{
    public static IEnumerable<(Value Operand, Func<Value> Derive)> Of(ProgramBuilder to, Contraction contraction, Value d)
    {
        yield return (contraction.Right, () => to.Contract($"d{contraction.Right.Notation}", d, contraction.Left, contraction.Right.Axes));
        if (contraction.Start is { } start)
            yield return (start, () => ReductionAdjoint.SumOver(to, d, start));
        yield return (contraction.Left, () => to.Contract($"d{contraction.Left.Notation}", d, contraction.Right, contraction.Left.Axes));
    }
}
