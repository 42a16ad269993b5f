using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>
/// Gives the values of some operations numbers of their own, in the order in which they are met, and takes the numbers of layers off their
/// names: operations of several programs and layers become equal if they compute the same. All axes but that of the units become rows, since
/// positions are computed as rows are.
/// </summary>
/// <param name="units">The axis of the units.</param>
internal sealed class Renumbering(Axis units)
{
    private readonly Dictionary<Value, Value> _values = [];
    private readonly Dictionary<Axis, Axis> _axes = [];

    public Value Of(Value value)
    {
        if (!_values.TryGetValue(value, out Value? own))
        {
            string notation = ValueNames.Of(value.Notation);
            bool isTaken = _values.Values.Any(other => other.Notation == notation);
            IEnumerable<Axis> axes = value.Axes.Where(axis => axis == units).Select(Of);
            own = new Value(
                _values.Count,
                ValueRole.Computed,
                isTaken ? $"{notation}{_values.Count + 1}" : notation,
                Layer: 0,
                (value.Axes.Any(axis => axis != units) ? axes.Prepend(Axis.Rows) : axes).ToEquatableArray());
            _values.Add(value, own);
        }

        return own;
    }

    /// <summary>The operations; a view is the value that it shows.</summary>
    public IEnumerable<Operation> Of(IEnumerable<Operation> operations)
    {
        foreach (Operation operation in operations)
        {
            switch (operation)
            {
                case Map map:
                    Expression formula = map.Formula.Replace(part => part is Read read ? new Read(Of(read.Value)) : null);
                    yield return new Map(Of(map.Result), formula, Text: "", new([]));
                    break;
                case Reduction reduction:
                    yield return reduction with { Operand = Of(reduction.Operand), Result = Of(reduction.Result), Over = reduction.Over.Select(Of).ToEquatableArray() };
                    break;
                case View view:
                    _values.Add(view.Result, Of(view.Operand));
                    break;
                default:
                    throw new InvalidOperationException($"{operation.GetType().Name} is not computed row by row.");
            }
        }
    }

    private Axis Of(Axis axis)
    {
        if (axis == Axis.Rows)
            return axis;
        if (!_axes.TryGetValue(axis, out Axis? own))
            _axes.Add(axis, own = axis with { Id = _axes.Count + 1 });
        return own;
    }
}
