using System.Collections.Immutable;
using CompiledNet.Onnx.Import.Layers;
using CompiledNet.Onnx.Import.Values;

namespace CompiledNet.Onnx.Import.Operators;

/// <summary>Values taken out along an axis, and embeddings: rows of a table taken by indices.</summary>
internal static class Selections
{
    public static readonly ImmutableArray<Operator> All =
    [
        Operator.Of("Gather", Gather),
        Operator.Of("Slice", Slice),
        new Operator("", "Split", Split),
    ];

    private static Value Gather(OperatorCall call)
    {
        Value data = call.Required(0), indices = call.Required(1);
        if (data is Numbers table && indices is TensorValue index)
            return Embedding(call, table, index);
        if (indices is not Integers places)
            throw new NotExpressibleException("its indices are not constants");
        if (data is Constant constant)
            return Constants.Gathered(constant, places, OperatorCall.Axis(call.Integer("axis", 0), constant.Sizes.Length));
        TensorValue x = call.Plain(0);
        int axis = OperatorCall.Axis(call.Integer("axis", 0), x.Axes.Length);
        if (places.Sizes.Length > 1)
            throw new NotExpressibleException("its indices have several axes");
        int size = TensorValue.SizeOf(x.Axes[axis]);
        TensorValue taken = Take(x, axis, [.. OperatorCall.Fixed(places).Select(place => OperatorCall.Axis(place, size))]);
        return places.Sizes.IsEmpty ? taken.With(taken.Axes.RemoveAt(axis)) : taken;
    }

    private static TensorValue Embedding(OperatorCall call, Numbers table, TensorValue index)
    {
        if (call.Integer("axis", 0) != 0 || table.Sizes.Length != 2 || table.Count == 0)
            throw new NotExpressibleException($"an embedding takes rows of a table; it takes from the axis {call.Integer("axis", 0)} of [{string.Join(", ", table.Sizes)}]");
        if (!index.IsIndex)
            throw new NotExpressibleException("its indices are not inputs of the model");
        var size = new Factor(table.Stored[1]);
        Layer layer = RowParts.Vectors(index.Source, new LayerTensor("weight", [table.Stored[0], table.Stored[1]], table.Values), call.Node.Name);
        return new TensorValue(layer, [.. index.Memory, .. Views.AxisOf(size)], [.. index.Axes, Views.AxisOf(size)]);
    }

    private static Value Slice(OperatorCall call)
    {
        Value data = call.Required(0);
        ImmutableArray<Extent> sizes = data.Shape ?? throw new NotExpressibleException("the shape of what it takes is not known");
        ImmutableArray<int> starts = call.List("starts") ?? OperatorCall.Fixed(call.Integers(1, "starts")), ends = call.List("ends") ?? OperatorCall.Fixed(call.Integers(2, "ends"));
        ImmutableArray<int> axes = call.Axes(3) ?? [.. Enumerable.Range(0, starts.Length)];
        ImmutableArray<int> steps = call.Optional(4) is null ? [.. starts.Select(_ => 1)] : OperatorCall.Fixed(call.Integers(4, "steps"));
        if (ends.Length != starts.Length || axes.Length != starts.Length || steps.Length != starts.Length)
            throw new NotExpressibleException("it has different numbers of starts, ends, axes and steps");
        for (int number = 0; number < starts.Length; number++)
        {
            int axis = OperatorCall.Axis(axes[number], sizes.Length);
            bool isAll = steps[number] == 1 && starts[number] == 0 && ends[number] >= (sizes[axis].PerRow ? int.MaxValue : sizes[axis].Count);
            if (isAll)
                continue;
            if (sizes[axis].PerRow)
                throw new NotExpressibleException("it takes some rows of the batch");
            int[] places = Places(starts[number], ends[number], steps[number], (int)sizes[axis].Count);
            data = data is Constant constant
                ? Constants.Gathered(constant, Integers.List(places.Select(place => new Extent(place))), axis)
                : Take(data is TensorValue x ? call.Graph.Realization.Plain(x) : call.Tensor(0), axis, places);
        }

        return data;
    }

    private static int[] Places(long start, long end, int step, int size)
    {
        if (step == 0)
            throw new NotExpressibleException("its step is 0");
        start = Math.Clamp(start < 0 ? start + size : start, step > 0 ? 0 : -1, step > 0 ? size : size - 1);
        end = Math.Clamp(end < 0 ? end + size : end, step > 0 ? 0 : -1, step > 0 ? size : size - 1);
        var places = new List<int>();
        for (long place = start; step > 0 ? place < end : place > end; place += step)
            places.Add((int)place);
        return places.Count > 0 ? [.. places] : throw new NotExpressibleException("it takes nothing");
    }

    private static ImmutableArray<Value> Split(OperatorCall call)
    {
        TensorValue x = call.Plain(0);
        int axis = OperatorCall.Axis(call.Integer("axis", 0), x.Axes.Length), size = TensorValue.SizeOf(x.Axes[axis]), count = call.Node.Outputs.Length;
        int part = (size + count - 1) / Math.Max(1, count);
        ImmutableArray<int> parts = call.List("split") ?? (call.Optional(1) is not null ? OperatorCall.Fixed(call.Integers(1, "sizes")) : [.. Enumerable.Range(0, count).Select(number => Math.Min(part, size - number * part))]);
        if (parts.Length != count || parts.Any(length => length < 1) || parts.Sum(length => (long)length) != size)
            throw new NotExpressibleException($"it divides {size} values into [{string.Join(", ", parts)}]");
        int start = 0;
        var outputs = ImmutableArray.CreateBuilder<Value>();
        foreach (int length in parts)
        {
            outputs.Add(Take(x, axis, [.. Enumerable.Range(start, length)]));
            start += length;
        }

        return outputs.ToImmutable();
    }

    /// <summary>Some indices of an axis, which becomes the last in memory.</summary>
    private static TensorValue Take(TensorValue x, int axis, int[] indices)
    {
        ImmutableArray<Factor> own = x.Axes[axis];
        if (own.Contains(Factor.Rows))
            throw new NotExpressibleException("it takes some rows of the batch");
        int size = TensorValue.SizeOf(own);
        if (indices.SequenceEqual(Enumerable.Range(0, size)))
            return x;
        ImmutableArray<Factor> rest = [.. x.Memory.Where(factor => !own.Contains(factor))];
        if (indices is [var step] && own is [var steps] && rest.Length > 0 && x.Memory[0] == steps && steps.Size == x.Source.Shape[0] && RecurrentSteps.LastAlone(x.Source, step) is { } state)
            return new TensorValue(state, rest, x.Axes.SetItem(axis, []));
        if (!Views.AreLast(x, own) && x.Memory.Take(own.Length).SequenceEqual(own) && own.All(factor => factor.Order is null))
            return TakeFirst(x, axis, indices, rest);
        if (!Views.AreLast(x, own))
            x = Views.InOrder(x, [.. rest, .. own]);
        int[] byPlace = Views.IndicesByPlace(x.Memory[^own.Length..], own);
        Layer layer = NewLayer.Select(NewLayer.Rows(x.Source, size), [.. indices.Select(index => Array.IndexOf(byPlace, index))]);
        var taken = new Factor(indices.Length);
        return new TensorValue(layer, [.. rest, .. Views.AxisOf(taken)], x.Axes.SetItem(axis, Views.AxisOf(taken))) { IsIndex = x.IsIndex };
    }

    /// <summary>Some indices of an axis that is the first in memory: whole parts of a row.</summary>
    private static TensorValue TakeFirst(TensorValue x, int axis, int[] indices, ImmutableArray<Factor> rest)
    {
        int size = TensorValue.SizeOf(rest);
        Layer layer = NewLayer.Select(NewLayer.Shaped(x.Source, [x.Source.Size]), [.. indices.SelectMany(index => Enumerable.Range(index * size, size))]);
        var taken = new Factor(indices.Length);
        return new TensorValue(layer, [.. Views.AxisOf(taken), .. rest], x.Axes.SetItem(axis, Views.AxisOf(taken))) { IsIndex = x.IsIndex };
    }
}
