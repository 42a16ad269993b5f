using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Explaining;

/// <summary>Writes programs for people: an operation a line, in the usual notation.</summary>
internal static class ProgramText
{
    public static string Of(NetworkPrograms programs) => string.Concat(new[]
    {
        ("Inference", programs.Inference),
        ("Loss", programs.Loss),
        ("Training", programs.Training),
        ("BackwardFrom", programs.BackwardFrom),
        ("Descent", programs.Descent),
    }.Where(program => program.Item2 is not null).Select(program => Of(program.Item1, program.Item2!)));

    private static string Of(string name, Program program)
    {
        IEnumerable<string> lines =
        [
            name,
            .. program.Operations.Select(operation => $"  {Left(operation.Result)} = {Right(operation)}"),
            .. program.Results.Select(result => $"  {result.Kind}{(result.Parameter is { } parameter ? $" of {parameter.Notation}" : "")}: {result.Value.Notation}"),
        ];
        return string.Concat(lines.Select(line => $"{line}\n"));
    }

    private static string Left(Value value) => $"{value.Notation} [{string.Join(", ", value.Axes.Select(axis => axis.Notation))}]";

    private static string Right(Operation operation) => operation switch
    {
        Contraction { Start: { } start } sum => $"{start.Notation} + Σ {sum.Left.Notation}·{sum.Right.Notation}, {Order(sum.Order)}",
        Contraction sum => $"Σ {sum.Left.Notation}·{sum.Right.Notation}, {Order(sum.Order)}",
        Map map => map.Formula.Notation,
        Reduction { Kind: ReductionKind.Largest } largest => $"max {largest.Operand.Notation} over {largest.Over.Notation}",
        Reduction sum => $"Σ {(sum.Factor == 1f ? "" : $"{Literal.Number(sum.Factor)}·")}{sum.Operand.Notation} over {sum.Over.Notation}, {Order(sum.Order)}",
        View view => $"{view.Operand.Notation}, seen so",
        _ => throw new InvalidOperationException($"No text for {operation.GetType().Name}."),
    };

    private static string Order(SumOrder order) => order switch
    {
        Accumulators { Count: 1 } => "in order",
        Accumulators several => $"{several.Count} accumulators",
        ByHalves => "by halves",
        InDouble => "in double",
        BlocksInDouble => "block by block, in double",
        _ => throw new InvalidOperationException($"No text for {order.GetType().Name}."),
    };
}
