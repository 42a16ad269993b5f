using System.Collections.Immutable;
using CompiledNet.Onnx.Import.Layers;
using CompiledNet.Onnx.Import.Values;

namespace CompiledNet.Onnx.Import.Operators;

/// <summary>Values put one behind the other.</summary>
internal static class Joins
{
    public static readonly ImmutableArray<Operator> All = [Operator.Of("Concat", Concat)];

    private static Value Concat(OperatorCall call)
    {
        Value[] parts = [.. Enumerable.Range(0, call.Inputs.Length).Select(call.Required)];
        if (parts.Length > 0 && parts.All(part => part is Constant))
            return Constants.Concat(call, [.. parts.Cast<Constant>()]);
        TensorValue[] values = [.. Enumerable.Range(0, parts.Length).Select(call.Plain)];
        if (values.Length == 1)
            return values[0];
        if (values.Length == 0)
            throw new NotExpressibleException("it has no inputs");
        return Together(values, OperatorCall.Axis(call.Integer("axis", 1), values[0].Axes.Length), call.Node.Name);
    }

    /// <summary>Values one behind the other along an axis of the model, which becomes the last in memory.</summary>
    public static TensorValue Together(TensorValue[] values, int axis, string? node)
    {
        TensorValue first = values[0];
        if (values.Any(value => value.Axes.Length != first.Axes.Length || value.Sizes.Where((size, other) => other != axis && size != first.Sizes[other]).Any()))
            throw new NotExpressibleException("the shapes of its inputs differ along other axes than that along which they are put together");
        var order = new List<int>();
        ImmutableArray<Factor>? positions = null;
        for (int number = 0; number < values.Length; number++)
        {
            TensorValue value = values[number];
            ImmutableArray<Factor> own = value.Axes[axis];
            if (own.Contains(Factor.Rows))
                throw new NotExpressibleException("it puts rows of the batch one behind the other");
            ImmutableArray<Factor> wanted = [.. positions is null ? value.Memory.Where(factor => !own.Contains(factor)) : Mapped(value, first, positions.Value, axis)];
            ImmutableArray<Factor> last = Views.AreLast(value, own) ? value.Memory[^own.Length..] : own;
            values[number] = value = Views.InOrder(value, [.. wanted, .. last]);
            positions ??= wanted;
            int start = order.Count;
            order.AddRange(Views.IndicesByPlace(last, own).Select(index => start + index));
        }

        int size = order.Count;
        var joined = new Factor(size, order.SequenceEqual(Enumerable.Range(0, size)) ? null : [.. order]);
        Layer layer = RowParts.Concat([.. values.Select(value => NewLayer.Rows(value.Source, TensorValue.SizeOf(value.Axes[axis])))], size, node);
        return new TensorValue(layer, [.. positions!.Value, .. Views.AxisOf(joined)], first.Axes.SetItem(axis, Views.AxisOf(joined)));
    }

    /// <summary>The factors of the value that stand where the given ones of the first value stand.</summary>
    private static IEnumerable<Factor> Mapped(TensorValue value, TensorValue first, ImmutableArray<Factor> factors, int axis)
    {
        Factor[] from = [.. first.Axes.Where((_, number) => number != axis).SelectMany(other => other)], to = [.. value.Axes.Where((_, number) => number != axis).SelectMany(other => other)];
        if (!from.Select(factor => factor.Size).SequenceEqual(to.Select(factor => factor.Size)))
            throw new NotExpressibleException("it joins values whose axes are put together differently");
        return factors.Select(factor => to[Array.IndexOf(from, factor)]);
    }
}
