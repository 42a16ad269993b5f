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
            .. program.Operations.Select(operation => $"  {Typed(operation.Result)} = {operation.Definition}"),
            .. program.Results.Select(result => $"  {result.Kind}{(result.Parameter is { } parameter ? $" of {parameter.Notation}" : "")}: {result.Value.Notation}"),
        ];
        return string.Concat(lines.Select(line => $"{line}\n"));
    }

    private static string Typed(Value value) => $"{value.Notation} [{string.Join(", ", value.Axes.Select(axis => axis.Notation))}]";
}
