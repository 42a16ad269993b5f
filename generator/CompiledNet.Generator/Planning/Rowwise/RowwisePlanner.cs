using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>Makes kernels of maps and reductions of rows.</summary>
internal static class RowwisePlanner
{
    /// <summary>A kernel. What is meant to go through all rows side by side goes row by row if it must know which values are padding.</summary>
    /// <param name="name">The name of the kernel.</param>
    /// <param name="layer">The number of its layer; 0 for a loss.</param>
    /// <param name="lanes">The most lanes of registers that compute it.</param>
    /// <param name="meaning">What it computes, in the usual notation.</param>
    /// <param name="operations">What it computes, of a program.</param>
    /// <param name="layout">How rows lie in vectors.</param>
    /// <param name="places">The rows that it is given, with the program's values.</param>
    /// <param name="numbers">The numbers that it is given.</param>
    /// <param name="total">What it returns.</param>
    /// <param name="callsFunctions">Whether functions of a row's numbers are calls.</param>
    /// <param name="functionsInTurn">Whether functions of functions' results are computed in a loop of their own, if there is a place for what the loop before hands on.</param>
    public static RowwiseKernel Plan(
        string name,
        int layer,
        int lanes,
        string meaning,
        IReadOnlyCollection<Operation> operations,
        RowLayout layout,
        IReadOnlyCollection<RowPlace> places,
        IReadOnlyCollection<Value>? numbers = null,
        Value? total = null,
        bool callsFunctions = false,
        bool functionsInTurn = false)
    {
        var own = new Renumbering(StageFinder.Space(operations.First()) is { Count: > 0 } space ? space[space.Count - 1] : Axis.One);
        Operation[] renumbered = [.. own.Of(operations)];
        Value? Own(Value? value) => value is null ? null : own.Of(value);
        RowPlace[] given = [.. places.Select(place => place with { Holds = Own(place.Holds), Gets = Own(place.Gets), MayReplace = Own(place.MayReplace) })];
        var zeros = new HashSet<Value>(given.Where(place => place is { Holds: not null } and ({ HasZeroPadding: true } or { Rows: RowMemory.Unpadded })).Select(place => place.Holds!));
        IReadOnlyList<ScheduledPhase> schedule = RowSchedule.Of(renumbered, functionsInTurn);
        if (functionsInTurn && !new RowPlaces(schedule, given, areSumsBehindLoops: false).HaveRoom())
            schedule = RowSchedule.Of(renumbered, functionsInTurn: false);
        RowPhase[] phases = [.. Phases(schedule, given, layout, zeros)];
        if (layout is SideBySide { Stride: > 1 } all && phases.SelectMany(phase => phase.Loop).Any(step => step is RowMap { ClearsPadding: true } or RowReduction))
            return Plan(name, layer, lanes, meaning, operations, new UnitsInLanes(all.Units, all.Stride, OneVectorRows.Nowhere), places, numbers, total, callsFunctions, functionsInTurn);

        var kernel = new RowwiseKernel(
            name,
            layer,
            lanes,
            meaning,
            layout,
            given.Select(place => place.Gets is null ? place : place with { HasZeroPadding = place.HasZeroPadding || zeros.Contains(place.Gets) }).ToEquatableArray(),
            (numbers ?? []).Select(own.Of).ToEquatableArray(),
            Own(total),
            phases.ToEquatableArray(),
            callsFunctions);

        // A register saves only what would go through memory.
        return layout is UnitsInLanes rows && !kernel.HandsVectorsOn ? kernel with { Layout = rows with { OneVector = OneVectorRows.Nowhere } } : kernel;
    }

    private static IEnumerable<RowPhase> Phases(IReadOnlyList<ScheduledPhase> phases, RowPlace[] given, RowLayout layout, HashSet<Value> zeros)
    {
        var places = new RowPlaces(phases, given, areSumsBehindLoops: layout is RowsInLanes);
        var clean = new HashSet<Value>(given.Where(place => place is { HasZeroPadding: true, Gets: not null, Rows: RowMemory.Padded }).Select(place => place.Gets!)
            .Concat(phases.SelectMany(phase => phase.Loop).OfType<Reduction>().Where(reduction => reduction.Kind == ReductionKind.Sum).Select(reduction => reduction.Operand)));
        for (int number = 0; number < phases.Count; number++)
        {
            var loop = new List<RowStep>();
            foreach (Operation operation in phases[number].Loop)
            {
                if (operation is Reduction reduction)
                {
                    if (reduction.Over.Contains(Axis.Rows) && layout is not SideBySide { Stride: 1 })
                        throw new InvalidOperationException($"{reduction.Result.Notation} goes along the rows, which do not lie side by side.");
                    if (reduction.Factor != 1f && layout is RowsInLanes)
                        throw new InvalidOperationException($"{reduction.Result.Notation} multiplies its terms, which rows in the lanes do not.");
                    bool isClean = reduction.Kind == ReductionKind.Sum && zeros.Contains(reduction.Operand);
                    loop.Add(new RowReduction(reduction, HasPadding(layout) && !isClean, NeedsZero(phases, reduction)));
                    continue;
                }

                var map = (Map)operation;
                bool isZero = PaddingOf.IsZero(map.Formula, zeros);
                bool clears = HasPadding(layout) && !isZero && clean.Contains(map.Result);
                if (isZero || clears)
                    zeros.Add(map.Result);
                loop.Add(new RowMap(map, clears));
                loop.AddRange(places.Of(map.Result).Select(place => new RowStore(map.Result, place)));
            }

            IEnumerable<RowStore> numbers = phases[number].Loop.Concat(phases[number].Row)
                .Where(operation => operation.Result.IsScalar)
                .SelectMany(operation => places.Of(operation.Result).Select(place => new RowStore(operation.Result, place)));
            yield return new RowPhase(loop.ToEquatableArray(), phases[number].Row.ToEquatableArray(), numbers.ToEquatableArray());
        }
    }

    /// <summary>Whether vectors hold padding beside the row's own units.</summary>
    private static bool HasPadding(RowLayout layout) => layout is UnitsInLanes { Units: var units, Stride: var stride } ? units < stride : layout is SideBySide;

    private static bool NeedsZero(IReadOnlyList<ScheduledPhase> phases, Reduction reduction)
    {
        Map? source = phases.SelectMany(phase => phase.Loop).OfType<Map>().FirstOrDefault(map => map.Result == reduction.Operand);
        return reduction.Kind == ReductionKind.Sum && (source is null || SignOf.MayBeNegativeZero(source.Formula));
    }
}
