using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>Where the rows of a step in time are, while the operations of a step are planned: among those of all steps, or in memory of their own.</summary>
/// <param name="clearsInSteps">Whether memory that is not written everywhere is made zero in every step, and not once before the first.</param>
internal sealed class StepPlaces(bool clearsInSteps = false)
{
    private readonly Dictionary<Value, PlacedRows> _read = [];
    private readonly List<(Value Each, Value Whole, PlacedRows Rows)> _written = [];
    private readonly Dictionary<Value, Value> _states = [];
    private readonly HashSet<Value> _finished = [];
    private readonly HashSet<Value> _replaced = [];
    private readonly HashSet<Value> _cleared = [];
    private readonly HashSet<Value> _kept = [];

    /// <summary>Whether memory that is not written everywhere is made zero in every step, and not once before the first.</summary>
    public bool ClearsInSteps => clearsInSteps;

    /// <summary>Says where the rows of a value are read.</summary>
    public void Read(Value each, PlacedRows rows) => _read.Add(each, rows);

    /// <summary>Says where the rows of a value belong.</summary>
    public void Write(Value each, Value whole, PlacedRows rows) => _written.Add((each, whole, rows));

    /// <summary>Says that something is wanted of the memory that a value has of its own.</summary>
    public void Keep(Value each) => _kept.Add(each);

    /// <summary>Whether something is wanted of the memory that a value has of its own.</summary>
    public bool IsKept(Value each) => _kept.Contains(each);

    /// <summary>Says what is handed on.</summary>
    public void HandOn(Value before, Value after) => _states.Add(before, after);

    /// <summary>Where the rows of a value are read; null if they are in memory of their own.</summary>
    public PlacedRows? OfRead(Value each) => _read.TryGetValue(each, out PlacedRows? rows) ? rows : null;

    /// <summary>Where the rows of a value belong beside their own memory, by a kernel that writes them there.</summary>
    public IReadOnlyList<PlacedRows> Finish(Value each)
    {
        _finished.Add(each);
        return [.. _written.Where(written => written.Each == each).Select(written => written.Rows)];
    }

    /// <summary>Whether a value has been written to all places where it belongs.</summary>
    public bool IsFinished(Value each) => _finished.Contains(each);

    /// <summary>Says that memory is zero where a step writes nothing.</summary>
    public void ClearAtFirst(Value each) => _cleared.Add(each);

    /// <summary>The memory that is zero before the first step.</summary>
    public IEnumerable<Value> ClearedAtFirst => _cleared.Concat(_written.Where(written => written.Each.Axes.Any(axis => axis.CountsGates)).Select(written => written.Whole));

    /// <summary>What is handed on as a value.</summary>
    public IEnumerable<Value> StatesBefore(Value after) => _states.Where(state => state.Value == after).Select(state => state.Key);

    /// <summary>Says that a kernel reads each number of a state before it writes the one that takes its place.</summary>
    public void MayReplace(Value before) => _replaced.Add(before);

    /// <summary>Whether the kernel that reads a state last may write in its place.</summary>
    public bool IsReplaced(Value before) => _replaced.Contains(before);
}

/// <summary>Rows that are a part of longer ones.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Distance">The distance between them.</param>
internal sealed record PlacedRows(Argument First, int Distance)
{
    /// <summary>A part of each row.</summary>
    public PlacedRows From(int offset) => offset == 0 ? this : this with { First = new OffsetArgument(First, offset) };
}
