using System.Collections.Immutable;
using CompiledNet.Onnx.Import.Functions;
using CompiledNet.Onnx.Import.Values;

namespace CompiledNet.Onnx.Import.Operators;

/// <summary>Constants, and what is computed from them and from shapes before there is a network.</summary>
internal static class Constants
{
    public static readonly ImmutableArray<Operator> All =
    [
        Operator.Of("Constant", Constant),
        Operator.Of("Shape", Shape) with { TakesUnknown = true },
        Operator.Of("ConstantOfShape", ConstantOfShape),
        Operator.Of("Range", Range),
        Operator.Of("Equal", Equal),
        Operator.Of("Where", Where),
    ];

    private static Value Constant(OperatorCall call) =>
        call.Constant("value")
        ?? (call.Attribute("value_float") is not null ? new Numbers([], [call.Float("value_float", 0)])
        : call.Attribute("value_int") is not null ? new Integers([], [new Extent(call.Integer("value_int", 0))])
        : call.Floats("value_floats") is { } floats ? new Numbers([floats.Length], floats)
        : call.List("value_ints") is { } integers ? Integers.List(integers.Select(value => new Extent(value)))
        : throw new NotExpressibleException("it has no value that is read: a tensor, floats or integers"));

    private static Value Shape(OperatorCall call)
    {
        ImmutableArray<Extent> sizes = call.Required(0).Shape ?? throw new NotExpressibleException("the shape of what it takes is not known");
        long start = call.Integer("start", 0), end = call.Integer("end", sizes.Length);
        int first = (int)Math.Clamp(start < 0 ? start + sizes.Length : start, 0, sizes.Length), last = (int)Math.Clamp(end < 0 ? end + sizes.Length : end, first, sizes.Length);
        return Integers.List(sizes[first..last]);
    }

    private static Value ConstantOfShape(OperatorCall call)
    {
        ImmutableArray<Extent> sizes = [.. call.Integers(0, "sizes").Values];
        int count = Values.Constant.CountOf(sizes);
        return call.Constant("value") switch
        {
            null => new Numbers(sizes, new float[count]),
            Numbers { Values: [var value] } => new Numbers(sizes, [.. Enumerable.Repeat(value, count)]),
            Integers { Values: [var value] } => new Integers(sizes, [.. Enumerable.Repeat(value, count)]),
            _ => throw new NotExpressibleException("its value is not a number"),
        };
    }

    private static Value Range(OperatorCall call)
    {
        long[] numbers = [.. Enumerable.Range(0, 3).Select(input => call.Integers(input, "borders") is { Values: [{ PerRow: false } value] } ? value.Count : throw new NotExpressibleException("its borders are not constant numbers"))];
        if (numbers[2] == 0 || Int128.Abs((Int128)numbers[1] - numbers[0]) / Int128.Abs(numbers[2]) > 1 << 20)
            throw new NotExpressibleException($"it counts from {numbers[0]} to {numbers[1]} by {numbers[2]}");
        var values = new List<Extent>();
        for (long value = numbers[0]; numbers[2] > 0 ? value < numbers[1] : value > numbers[1]; value += numbers[2])
            values.Add(value);
        return Integers.List(values);
    }

    private static Value Equal(OperatorCall call)
    {
        Integers left = call.Integers(0, "integers"), right = call.Integers(1, "integers");
        return Broadcast(left, right, (sizes, first, second) => new Integers(sizes, [.. first.Zip(second, (x, y) => new Extent(left.Values[x] == right.Values[y] ? 1 : 0))]));
    }

    private static Value Where(OperatorCall call)
    {
        if (call.Required(0) is not Integers condition || call.Required(1) is not Integers yes || call.Required(2) is not Integers no || yes.Count != condition.Count || no.Count != condition.Count)
            throw new NotExpressibleException("it chooses between values that are not constant integers");
        return new Integers(condition.Sizes, [.. condition.Values.Select((chosen, place) => chosen.Count != 0 ? yes.Values[place] : no.Values[place])]);
    }

    /// <summary>A function of each element.</summary>
    public static Constant Map(Constant constant, Func<double, double> function) => constant switch
    {
        Numbers numbers => new Numbers(numbers.Sizes, Array.ConvertAll(numbers.Values, value => (float)function(value))),
        Integers integers when integers.Values.All(value => !value.PerRow && Math.Abs((double)value.Count) < 1L << 52) =>
            new Integers(integers.Sizes, Array.ConvertAll(integers.Values, value => new Extent((long)function(value.Count)))),
        _ => throw new NotExpressibleException("it computes with constants that are not numbers"),
    };

    /// <summary>Two constants combined element by element, each repeated along axes of size 1.</summary>
    public static Constant Combine(Operation operation, Constant left, Constant right) => (left, right) switch
    {
        (Numbers first, Numbers second) => Broadcast(first, second, (sizes, x, y) =>
            new Numbers(sizes, [.. x.Zip(y, (i, j) => (float)operation.Compute(first.Values[i], second.Values[j]))])),
        (Integers first, Integers second) => Broadcast(first, second, (sizes, x, y) =>
            new Integers(sizes, [.. x.Zip(y, (i, j) => Combine(operation, first.Values[i], second.Values[j]))])),
        _ => throw new NotExpressibleException("it computes with constants of different types"),
    };

    private static Extent Combine(Operation operation, Extent x, Extent y)
    {
        if (operation == Operation.Multiply && Extent.Product(x, y) is { } product)
            return product;
        if (operation == Operation.Divide && y is { PerRow: false, Count: > 0 } && (!x.PerRow || x.Count % y.Count == 0))
            return new Extent(x.Count / y.Count, x.PerRow);
        bool isSmall = Math.Abs((double)x.Count) < 1L << 52 && Math.Abs((double)y.Count) < 1L << 52;
        if (isSmall && x.PerRow == y.PerRow && (!x.PerRow || operation.Name is "Add" or "Sub") && operation != Operation.Divide)
            return new Extent((long)Math.Clamp(operation.Compute(x.Count, y.Count), -1e15, 1e15), x.PerRow);
        throw new NotExpressibleException($"it computes {x} {operation.Name} {y} with sizes of which one counts rows");
    }

    private static T Broadcast<T>(Constant left, Constant right, Func<ImmutableArray<Extent>, int[], int[], T> combine)
    {
        int rank = Math.Max(left.Sizes.Length, right.Sizes.Length);
        Extent[] first = [.. Enumerable.Repeat(new Extent(1), rank - left.Sizes.Length), .. left.Sizes], second = [.. Enumerable.Repeat(new Extent(1), rank - right.Sizes.Length), .. right.Sizes];
        ImmutableArray<Extent> sizes = [.. first.Zip(second, (x, y) => x == y || y == new Extent(1) ? x : x == new Extent(1) ? y
            : throw new NotExpressibleException($"constants of the shapes [{string.Join(", ", left.Sizes)}] and [{string.Join(", ", right.Sizes)}] do not fit"))];
        return combine(sizes, Places(first, sizes), Places(second, sizes));
    }

    /// <summary>For each element of a shape, the place of that of a constant which is repeated to it.</summary>
    private static int[] Places(Extent[] own, ImmutableArray<Extent> sizes)
    {
        int count = Values.Constant.CountOf(sizes);
        var places = new int[count];
        int repeat = count, stride = (int)own.Aggregate(1L, (product, size) => product * (size.PerRow ? 1 : size.Count));
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            int size = sizes[axis].PerRow ? 1 : (int)sizes[axis].Count, mine = own[axis].PerRow ? 1 : (int)own[axis].Count;
            if (size == 0)
                return places;
            repeat /= size;
            stride /= mine;
            for (int place = 0; mine > 1 && place < count; place++)
                places[place] += place / repeat % size * stride;
        }

        return places;
    }

    public static Constant Expanded(Constant constant, ImmutableArray<Extent> sizes)
    {
        var target = new Integers(sizes, []);
        return Broadcast(constant, target, (all, places, _) => constant.Rearranged(all, places));
    }

    public static Constant Reshaped(Constant constant, Integers shape)
    {
        ImmutableArray<Extent> sizes = [.. shape.Values.Select((size, axis) => size == new Extent(0) && axis < constant.Sizes.Length ? constant.Sizes[axis] : size)];
        if (sizes.IndexOf(new Extent(-1)) is >= 0 and var rest)
        {
            int known = Values.Constant.CountOf(sizes.RemoveAt(rest));
            sizes = sizes.SetItem(rest, known == 0 ? 0 : constant.Count / known);
        }

        return Values.Constant.CountOf(sizes) == constant.Count ? constant.Reshaped(sizes)
            : throw new NotExpressibleException($"a constant of the shape [{string.Join(", ", constant.Sizes)}] does not fit the shape [{string.Join(", ", sizes)}]");
    }

    public static Constant Transposed(Constant constant, int[] order)
    {
        int[] stored = constant.Stored;
        int[] strides = new int[stored.Length];
        for (int axis = stored.Length - 1, stride = 1; axis >= 0; stride *= stored[axis--])
            strides[axis] = stride;
        int[] places = [0];
        foreach (int axis in order)
            places = [.. places.SelectMany(place => Enumerable.Range(0, stored[axis]).Select(index => place + index * strides[axis]))];
        return constant.Rearranged([.. order.Select(axis => constant.Sizes[axis])], places);
    }

    public static Constant Gathered(Constant constant, Integers indices, int axis)
    {
        int[] stored = constant.Stored;
        if (constant.Sizes[axis].PerRow)
            throw new NotExpressibleException("it takes some rows of the batch");
        int inner = stored.Skip(axis + 1).Aggregate(1, (product, size) => product * size), outer = stored.Take(axis).Aggregate(1, (product, size) => product * size);
        int[] taken = [.. OperatorCall.Fixed(indices).Select(index => OperatorCall.Axis(index, stored[axis]))];
        ImmutableArray<Extent> sizes = [.. constant.Sizes[..axis], .. indices.Sizes, .. constant.Sizes[(axis + 1)..]];
        var places = new int[Values.Constant.CountOf(sizes)];
        for (int place = 0; place < places.Length; place++)
            places[place] = (place / inner / taken.Length % Math.Max(1, outer) * stored[axis] + taken[place / inner % taken.Length]) * inner + place % inner;
        return constant.Rearranged(sizes, places);
    }

    public static Constant Concat(OperatorCall call, Constant[] parts)
    {
        int axis = OperatorCall.Axis(call.Integer("axis", 0), parts[0].Sizes.Length);
        if (axis != 0 && parts.Any(part => part.Stored.Take(axis).Any(size => size != 1)) || parts.Any(part => part.Sizes.Length != parts[0].Sizes.Length || part.Sizes.Where((size, other) => other != axis && size != parts[0].Sizes[other]).Any()))
            throw new NotExpressibleException("it puts constants of these shapes one behind the other");
        ImmutableArray<Extent> sizes = parts[0].Sizes.SetItem(axis, parts.Sum(part => part.Sizes[axis].Count));
        return parts switch
        {
            _ when parts.All(part => part is Integers) => new Integers(sizes, [.. parts.Cast<Integers>().SelectMany(part => part.Values)]),
            _ when parts.All(part => part is Numbers) => new Numbers(sizes, [.. parts.Cast<Numbers>().SelectMany(part => part.Values)]),
            _ => throw new NotExpressibleException("it puts constants of different types one behind the other"),
        };
    }
}
