using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Lowering;

/// <summary>Builds operations that are repeated along an axis.</summary>
internal sealed class ScanBuilder(ProgramBuilder to, Axis along, bool isReversed)
{
    private readonly int _first = to.Operations.Count;
    private readonly List<CarriedState> _states = [];
    private readonly List<ScannedValue> _read = [];
    private readonly List<ScannedValue> _written = [];

    /// <summary>What a step reads of a value that has the axis.</summary>
    public Value Read(Value whole) => Read(to.Unbound($"{whole.Notation}ₜ", whole.Axes.Where(axis => axis != along)), whole);

    /// <summary>The same as a given value of the step.</summary>
    public Value Read(Value each, Value whole)
    {
        if (_read.All(read => read.Each != each))
            _read.Add(new ScannedValue(each, whole));
        return each;
    }

    /// <summary>The value of all steps of which a step reads a value; null if it does not read it so.</summary>
    public Value? WholeOfRead(Value each) => _read.FirstOrDefault(read => read.Each == each)?.Whole;

    /// <summary>A state as a step finds it, which begins from zero unless something is given.</summary>
    public Value State(string notation, IEnumerable<Axis> axes, Value? start = null)
    {
        Value before = to.Unbound(notation, axes);
        _states.Add(new CarriedState(before, before, start, null));
        return before;
    }

    /// <summary>Says what becomes of a state in a step.</summary>
    public void Carry(Value before, Value after) => Change(before, state => state with { After = after });

    /// <summary>A state as the last step leaves it, once it is said what becomes of it in a step.</summary>
    public Value Final(Value before, string notation)
    {
        Value final = to.Unbound(notation, _states.Single(state => state.Before == before).After.Axes);
        Change(before, state => state with { Final = final });
        return final;
    }

    /// <summary>Hands states that began from what streams keep on to their next steps, once it is said what becomes of them in a step.</summary>
    public void Keep()
    {
        foreach (CarriedState state in _states.Where(state => state.Start is { Role: ValueRole.State }).ToList())
            to.Keep(state.Start!, Final(state.Before, $"{state.Start!.Notation}"));
    }

    /// <summary>A value of all steps.</summary>
    public Value Write(string notation, Value each)
    {
        if (_written.FirstOrDefault(written => written.Each == each) is { } before)
            return before.Whole;
        Value whole = to.Unbound(notation, WholeAxes(each, along));
        _written.Add(new ScannedValue(each, whole));
        return whole;
    }

    /// <summary>The operations that were added since the beginning, which become those of a step.</summary>
    public IReadOnlyList<Operation> TakeBody() => to.TakeBack(_first);

    /// <summary>Adds the whole; the body is what was added since the beginning, unless it is given.</summary>
    public Scan End(IEnumerable<Operation>? body = null)
    {
        EquatableArray<Operation> operations = (body ?? TakeBody()).ToEquatableArray();
        Value result = _written.Select(written => written.Whole).Concat(_states.Select(state => state.Final).OfType<Value>()).First();
        var scan = new Scan(result, along, isReversed, _states.ToEquatableArray(), _read.ToEquatableArray(), operations, _written.ToEquatableArray());
        to.Append(scan);
        return scan;
    }

    /// <summary>The axes of what a step gives, with that of the steps: behind the rows, if it has rows. Steps in time are counted by the rows.</summary>
    public static IEnumerable<Axis> WholeAxes(Value each, Axis along) => along == Axis.Time ? each.Axes : each.HasRows
        ? [Axis.Rows, along, .. each.Axes.Where(axis => axis != Axis.Rows)]
        : each.Axes.Prepend(along);

    private void Change(Value before, Func<CarriedState, CarriedState> change)
    {
        int place = _states.FindIndex(state => state.Before == before);
        _states[place] = change(_states[place]);
    }
}
