using System.Collections.Immutable;
using CompiledNet.Onnx.Format;
using CompiledNet.Onnx.Import.Layers;
using CompiledNet.Onnx.Import.Values;

namespace CompiledNet.Onnx.Import.Operators;

/// <summary>What changes the shape of values, or nothing at all.</summary>
internal static class Shapes
{
    public static readonly ImmutableArray<Operator> All =
    [
        Operator.Unary("Identity", call => call.Required(0)),
        Operator.Unary("Dropout", Dropout),
        Operator.Unary("Cast", Cast),
        Operator.Of("Flatten", Flatten),
        Operator.Of("Reshape", Reshape),
        Operator.Of("Transpose", Transpose),
        Operator.Of("Squeeze", Squeeze),
        Operator.Of("Unsqueeze", Unsqueeze),
        Operator.Of("Expand", Expand),
        Operator.Of("Pad", Pad),
    ];

    private static Value Dropout(OperatorCall call)
    {
        if (call.Required(0) is not TensorValue)
            return call.Required(0);
        if (call.Optional(2) is { } training && training is not Integers { Values: [{ Count: 0 }] })
            throw new NotExpressibleException("it is exported for training: it drops values");
        float rate = call.Optional(1) is Numbers { Values: [var given] } ? given : call.Float("ratio", 0.5f);
        TensorValue x = call.Plain(0);
        if (!(rate is > 0 and < 1))
            return x;
        Layer layer = new() { Kind = "Dropout", Inputs = [x.Source], Shape = x.Source.Shape, Arguments = [NewLayer.Literal(rate)], NodeName = call.Node.Name };
        return new TensorValue(layer, x.Memory, x.Axes);
    }

    private static Value Cast(OperatorCall call)
    {
        var type = (ElementType)call.Integer("to", 0);
        bool isFloat = type is ElementType.Float or ElementType.Float16 or ElementType.BFloat16 or ElementType.Double;
        bool isInteger = type is ElementType.Int32 or ElementType.Int64;
        return call.Required(0) switch
        {
            TensorValue x when isFloat => x,
            TensorValue { IsPlain: true, Source.Kind: "Input" or "Select" } x when isInteger => new TensorValue(x.Source, x.Memory, x.Axes) { IsIndex = true },
            LabelValue label => label,
            Numbers numbers when isFloat => numbers,
            Integers integers when isFloat && integers.Values.All(value => !value.PerRow) => new Numbers(integers.Sizes, [.. integers.Values.Select(value => (float)value.Count)]),
            Numbers numbers when isInteger => new Integers(numbers.Sizes, [.. numbers.Values.Select(value => new Extent((long)value))]),
            Integers integers when isInteger || type == ElementType.Bool => integers,
            TensorValue => throw new NotExpressibleException("it rounds values to integers"),
            _ => throw new NotExpressibleException($"it converts to the type {type}"),
        };
    }

    private static Value Flatten(OperatorCall call)
    {
        TensorValue x = call.Tensor(0);
        long given = call.Integer("axis", 1);
        int axis = given == x.Axes.Length ? x.Axes.Length : OperatorCall.Axis(given, x.Axes.Length);
        return x.With([[.. x.Axes.Take(axis).SelectMany(factors => factors)], [.. x.Axes.Skip(axis).SelectMany(factors => factors)]]);
    }

    private static Value Reshape(OperatorCall call)
    {
        Integers shape = call.List("shape") is { } listed ? Integers.List(listed.Select(size => new Extent(size))) : call.Integers(1, "sizes");
        if (call.Required(0) is LabelValue label)
            return label;
        if (call.Required(0) is Constant constant)
            return Constants.Reshaped(constant, shape);
        TensorValue x = call.Tensor(0);
        bool zeroIsZero = call.Integer("allowzero", 0) != 0;
        ImmutableArray<Extent> target = [.. shape.Values.Select((size, axis) => size == new Extent(0) && !zeroIsZero && axis < x.Axes.Length ? x.Sizes[axis] : size)];
        return Reshaping.Reshape(x, target, call.Graph.Batch);
    }

    private static Value Transpose(OperatorCall call)
    {
        int rank = call.Required(0).Shape is { } shape ? shape.Length : throw new NotExpressibleException("the shape of what it takes is not known");
        int[] order = call.List("perm") is { IsEmpty: false } given ? [.. given] : [.. Enumerable.Range(0, rank).Reverse()];
        if (order.Length != rank || !order.Order().SequenceEqual(Enumerable.Range(0, rank)))
            throw new NotExpressibleException($"its perm [{string.Join(", ", order)}] is not an order of {rank} axes");
        return call.Required(0) switch
        {
            Constant constant => Constants.Transposed(constant, order),
            PaddedValue padded => new PaddedValue(
                padded.Inner.With([.. order.Select(axis => padded.Inner.Axes[axis])]),
                [.. order.Select(axis => padded.Before[axis])],
                [.. order.Select(axis => padded.After[axis])]),
            _ => call.Tensor(0) is var x ? x.With([.. order.Select(axis => x.Axes[axis])]) : null!,
        };
    }

    private static Value Squeeze(OperatorCall call)
    {
        ImmutableArray<Extent> sizes = call.Required(0).Shape ?? throw new NotExpressibleException("the shape of what it takes is not known");
        HashSet<int> axes = [.. call.Axes(1) is { } given ? given.Select(axis => OperatorCall.Axis(axis, sizes.Length)) : Enumerable.Range(0, sizes.Length).Where(axis => sizes[axis] == new Extent(1))];
        if (axes.Any(axis => sizes[axis] != new Extent(1)))
            throw new NotExpressibleException($"it takes axes away from [{string.Join(", ", sizes)}] whose sizes are not 1");
        return call.Required(0) is Constant constant
            ? constant.Reshaped([.. sizes.Where((_, axis) => !axes.Contains(axis))])
            : call.Tensor(0).With([.. call.Tensor(0).Axes.Where((_, axis) => !axes.Contains(axis))]);
    }

    private static Value Unsqueeze(OperatorCall call)
    {
        ImmutableArray<int> given = call.Axes(1) ?? throw new NotExpressibleException("it has no axes");
        ImmutableArray<Extent> sizes = call.Required(0).Shape ?? throw new NotExpressibleException("the shape of what it takes is not known");
        int rank = sizes.Length + given.Length;
        if (rank > 64)
            throw new NotExpressibleException($"its result has {rank} axes");
        ImmutableArray<int> axes = [.. given.Select(axis => OperatorCall.Axis(axis, rank)).Distinct().Order()];
        if (axes.Length != given.Length)
            throw new NotExpressibleException("it names an axis twice");
        return call.Required(0) is Constant constant
            ? constant.Reshaped(axes.Aggregate(sizes, (shape, axis) => shape.Insert(axis, 1)))
            : call.Tensor(0) is var x ? x.With(axes.Aggregate(x.Axes, (shape, axis) => shape.Insert(axis, ImmutableArray<Factor>.Empty))) : null!;
    }

    private static Value Expand(OperatorCall call)
    {
        Integers shape = call.Integers(1, "sizes");
        if (call.Required(0) is Constant constant)
            return Constants.Expanded(constant, [.. shape.Values]);
        TensorValue x = call.Tensor(0);
        int missing = x.Axes.Length - shape.Count;
        bool isSame = missing >= 0 && shape.Values.Select((size, axis) => size == new Extent(1) || size == x.Sizes[missing + axis]).All(same => same);
        return isSame ? x : throw new NotExpressibleException($"it repeats values of the shape [{string.Join(", ", x.Sizes)}] to [{string.Join(", ", shape.Values)}]");
    }

    private static Value Pad(OperatorCall call)
    {
        ImmutableArray<int> pads = call.List("pads") ?? OperatorCall.Fixed(call.Integers(1, "pads"));
        if (pads.All(count => count == 0))
            return call.Required(0);
        TensorValue x = call.Tensor(0);
        int rank = x.Axes.Length;
        if (call.Axes(3) is { } axes && !axes.SequenceEqual(Enumerable.Range(0, rank)))
            throw new NotExpressibleException("it names axes of its own");
        bool isZero = call.Text("mode", "constant") == "constant" && call.Float("value", 0) == 0 && (call.Optional(2) is not { } value || value is Numbers { Values: [0f] });
        if (!isZero || pads.Length != 2 * rank || pads.Any(count => count is < 0 or > 1 << 16) || pads[0] != 0 || pads[rank] != 0)
            throw new NotExpressibleException($"it puts something else than zeros around what comes in, or around the rows of the batch: pads [{string.Join(", ", pads)}]");
        return new PaddedValue(call.Graph.Realization.Plain(x), pads[..rank], pads[rank..]);
    }
}
