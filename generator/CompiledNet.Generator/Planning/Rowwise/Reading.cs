using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>How often values are read: what is read once is written where it is read, the rest gets a name.</summary>
internal static class Reading
{
    /// <summary>The values that steps along the units read, as often as their text does: locals are computed once.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="withSums">Whether sums read what they sum, and not the memory where it was stored.</param>
    public static IReadOnlyList<Value> Of(IEnumerable<RowStep> steps, bool withSums)
    {
        var locals = new HashSet<Local>();
        return [.. steps.SelectMany(step => step switch
        {
            RowMap map => Of(map.Map.Formula, locals),
            RowReduction reduction when withSums => [reduction.Reduction.Operand],
            RowStore store => [store.Value],
            _ => Enumerable.Empty<Value>(),
        })];
    }

    /// <summary>The row's numbers that are read behind loops.</summary>
    public static IReadOnlyList<Value> OfNumbers(IEnumerable<RowPhase> phases)
    {
        var locals = new HashSet<Local>();
        return [.. phases.SelectMany(phase => phase.Row.SelectMany(operation => operation is Map map ? Of(map.Formula, locals) : operation.Operands)
            .Concat(phase.Numbers.Select(number => number.Value)))];
    }

    /// <summary>The locals that depend on nothing: constants with a name.</summary>
    public static IEnumerable<Local> Constants(IEnumerable<RowPhase> phases) =>
        phases.SelectMany(phase => phase.Loop.OfType<RowMap>().Select(step => step.Map).Concat(phase.Row.OfType<Map>()))
            .SelectMany(map => Locals(map.Formula))
            .Where(local => !local.Value.Reads.Any())
            .Distinct();

    /// <summary>Whether expressions have parts with a name.</summary>
    public static bool HasLocals(IEnumerable<RowPhase> phases) => phases.SelectMany(phase => phase.Loop).OfType<RowMap>().Any(step => Locals(step.Map.Formula).Any());

    private static IEnumerable<Value> Of(Expression expression, HashSet<Local> seen) => expression switch
    {
        Read read => [read.Value],
        Local local when !seen.Add(local) => [],
        _ => expression.Parts.SelectMany(part => Of(part, seen)),
    };

    private static IEnumerable<Local> Locals(Expression expression) =>
        expression.Parts.SelectMany(Locals).Concat(expression is Local local ? [local] : []);
}
