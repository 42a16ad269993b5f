using CompiledNet.Generator.Programs;
using CompiledNet.Programs.Tests.Interpreting;

namespace CompiledNet.Programs.Tests.Differentiating;

/// <summary>Numbers for everything that a program is given, the same in every run.</summary>
internal static class DrawnNumbers
{
    /// <summary>Uniform in ±1; of statistics, without their sign. Rows in time are those of one stream.</summary>
    public static Dictionary<Value, double[]> Of(IEnumerable<Program> programs, int rows) => programs
        .SelectMany(program => program.Operations.SelectMany(operation => operation.Operands).Concat(program.Results.Select(result => result.Value)))
        .Where(value => value.Role != ValueRole.Computed)
        .Distinct()
        .ToDictionary(value => value, value => Of(value, rows));

    private static double[] Of(Value value, int rows)
    {
        var random = new Random(value.Id + 1);
        IEnumerable<double> numbers = Enumerable.Range(0, new Points(value.Role == ValueRole.State ? 1 : rows).Count(value.Axes)).Select(_ => 2 * random.NextDouble() - 1);
        return value.Role switch
        {
            ValueRole.Share => [1.0 / rows],
            // Variances are positive.
            ValueRole.Statistic => [.. numbers.Select(Math.Abs)],
            _ => [.. numbers],
        };
    }
}
