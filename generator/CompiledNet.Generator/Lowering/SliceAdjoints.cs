using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Lowering;

/// <summary>
/// The adjoints of slices, of which all those of a value together give its derivative: what is known of each waits until all are there,
/// and is put together once. Values with the same parts are the same.
/// </summary>
internal sealed class SliceAdjoints(ProgramBuilder to)
{
    private readonly Dictionary<Value, SortedDictionary<int, Value>> _waiting = [];
    private readonly Dictionary<Value, Axis> _axes = [];
    private readonly List<Stack> _stacks = [];

    public void Add(Slice slice, Value d)
    {
        if (!_waiting.TryGetValue(slice.Operand, out SortedDictionary<int, Value>? parts))
            _waiting.Add(slice.Operand, parts = []);
        parts.Add(slice.At, d);
        _axes[slice.Operand] = slice.Along;
    }

    /// <summary>Puts the derivatives together that are with respect to these values.</summary>
    public void Put(IEnumerable<Value> values, Dictionary<Value, Value> gradients)
    {
        foreach (Value value in values.Where(_waiting.ContainsKey).ToArray())
        {
            Axis along = _axes[value];
            EquatableArray<Value> parts = _waiting[value].Values.ToEquatableArray();
            if (parts.Count != along.Length || gradients.ContainsKey(value))
                throw new InvalidOperationException($"{value.Notation} is read by other operations than one slice for each {along.Name}.");
            _waiting.Remove(value);
            gradients[value] = _stacks.FirstOrDefault(stack => stack.Along == along && stack.Parts.Equals(parts))?.Result ?? Stack(value, along, parts);
        }
    }

    private Value Stack(Value value, Axis along, EquatableArray<Value> parts)
    {
        to.Layer = value.Layer;
        Value whole = to.Stack($"d{value.Notation}", value.Axes, along, parts);
        _stacks.Add((Stack)to.Operations[to.Operations.Count - 1]);
        return whole;
    }
}
