using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Lowering;

/// <summary>
/// The adjoint of gathering rows of a table: they get the derivatives with respect to what they became; numbers that are kept get theirs, and
/// those that choose get zero, since what they choose does not change along with them.
/// </summary>
internal static class GatherAdjoint
{
    public static IEnumerable<(Value Operand, Func<Value> Derive)> Of(ProgramBuilder to, Gather gather, Value d)
    {
        yield return (gather.Table, () => to.ScatterAdd($"d{gather.Table.Notation}", gather, d));
        yield return (gather.Operand, () => to.Assemble($"d{gather.Operand.Notation}", gather.Operand.Axes, Kept(to, gather, d)));
    }

    private static IEnumerable<PlacedPart> Kept(ProgramBuilder to, Gather gather, Value d) => [.. gather.Chosen.Kept(gather.Operand.Size).Select(run =>
        new PlacedPart(to.Part($"d{gather.Operand.Notation}", d, [run.Start], [Axis.Rows, to.NewAxis("input", run.Count)]), new([run.First])))];
}
