using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>
/// Which of a row's numbers are computed on floats: those that nothing asks for as vectors, since a division then takes one lane and not all.
/// </summary>
internal sealed class NumberTypes
{
    private readonly HashSet<Value> _floats = [];

    /// <param name="phases">What a kernel does with a row.</param>
    /// <param name="layout">How rows lie in vectors.</param>
    public NumberTypes(IReadOnlyCollection<RowPhase> phases, RowLayout layout)
    {
        // The numbers of rows side by side are vectors of rows.
        bool isPanel = layout is RowsInLanes;
        var readAlongUnits = new HashSet<Value>(Reading.Of(phases.SelectMany(phase => phase.Loop), withSums: !isPanel));
        foreach (RowPhase phase in phases)
        {
            IEnumerable<Value> sums = isPanel ? [] : phase.Loop.OfType<RowReduction>().Select(sum => sum.Reduction.Result);
            _floats.UnionWith(sums.Where(sum => !readAlongUnits.Contains(sum)));
            foreach (Map map in phase.Row.OfType<Map>().Where(map => IsFloat(map.Formula) && !readAlongUnits.Contains(map.Result)))
                _floats.Add(map.Result);
        }
    }

    /// <summary>Whether an expression is computed on floats.</summary>
    public bool IsFloat(Expression expression) => expression switch
    {
        Read read => _floats.Contains(read.Value),
        Constant => true,
        Negation or Binary => expression.Parts.All(IsFloat),
        _ => false,
    };
}
