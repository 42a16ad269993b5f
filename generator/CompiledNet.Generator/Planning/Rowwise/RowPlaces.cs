using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>
/// Finds places in memory for what one loop along the units computes and is read from memory later. In a loop each unit is by itself, so
/// that the order of the operations is that of reading and writing.
/// </summary>
/// <param name="phases">The loops.</param>
/// <param name="places">The rows that the kernel is given.</param>
/// <param name="areSumsBehindLoops">Whether sums read from memory, behind the loop that computes what they sum.</param>
internal sealed class RowPlaces(IReadOnlyList<ScheduledPhase> phases, IReadOnlyList<RowPlace> places, bool areSumsBehindLoops)
{
    private const int Never = -1;

    private readonly int _operationsOfLoop = phases.Max(phase => phase.Loop.Count) + 1;
    private readonly List<(int Place, int Written, int LastRead)> _taken = [];

    /// <summary>The numbers of the places where a value is stored; none for what stays in registers.</summary>
    public IReadOnlyList<int> Of(Value value)
    {
        (int[] found, string? problem) = Find(value);
        return problem is null ? found : throw new InvalidOperationException(problem);
    }

    /// <summary>Whether all that the loops compute has a place where it needs one.</summary>
    public bool HaveRoom() => phases.SelectMany(phase => phase.Loop).All(operation => Find(operation.Result).Problem is null);

    private (int[] Places, string? Problem) Find(Value value)
    {
        int written = Written(value), lastRead = LastRead(value);
        int[] given = [.. Enumerable.Range(0, places.Count).Where(place => places[place].Gets == value)];
        if (given.Where(place => ReadUntil(places[place]) > written).Select(place => places[place].Name).FirstOrDefault() is { } early)
            return ([], $"{early} is read again when it was written.");
        if (given.Length > 0 || lastRead == Never || value.IsScalar)
            return (given, null);

        // Where results are not written yet, or else where nobody needs any more what was given, or else where nothing else is.
        int[] free = [.. Enumerable.Range(0, places.Count).Where(place => IsFree(place, written, lastRead)).OrderBy(place => places[place] switch { { Holds: not null } => 1, { Gets: not null } => 0, _ => 2 })];
        if (free.Length == 0)
            return ([], "No place for what a later loop reads.");
        _taken.Add((free[0], written, lastRead));
        return ([free[0]], null);
    }

    private bool IsFree(int number, int written, int lastRead)
    {
        RowPlace place = places[number];
        return place is { Rows: RowMemory.Padded, IsKept: false }
            && ReadUntil(place) <= written
            && (place.Gets is null || Written(place.Gets) >= lastRead)
            && !_taken.Any(other => other.Place == number && other.Written < lastRead && written < other.LastRead);
    }

    /// <summary>How long what is given in these rows is read.</summary>
    private int ReadUntil(RowPlace place) => new[] { place.Holds, place.MayReplace }.OfType<Value>().Select(LastRead).DefaultIfEmpty(Never).Max();

    /// <summary>When a value is computed; what is given is there before all else.</summary>
    private int Written(Value value) => Times((operation, _) => operation.Result == value).DefaultIfEmpty(Never).First();

    /// <summary>When a value is last read from memory.</summary>
    private int LastRead(Value value)
    {
        int own = Written(value) is >= 0 and int time ? time / _operationsOfLoop : Never;
        return Times((operation, phase) => operation.Operands.Contains(value) && (phase > own || IsBehindLoop(operation))).DefaultIfEmpty(Never).Max();
    }

    private IEnumerable<int> Times(Func<Operation, int, bool> condition)
    {
        for (int phase = 0; phase < phases.Count; phase++)
        {
            for (int index = 0; index < phases[phase].Loop.Count; index++)
            {
                Operation operation = phases[phase].Loop[index];
                if (condition(operation, phase))
                    yield return phase * _operationsOfLoop + (IsBehindLoop(operation) ? _operationsOfLoop - 1 : index);
            }
        }
    }

    private bool IsBehindLoop(Operation operation) => areSumsBehindLoops && operation is Reduction;
}
