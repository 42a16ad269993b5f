using System.Collections.Immutable;

namespace CompiledNet.Onnx.Import.Values;

/// <summary>Brings two values of the same shape to the same order in memory.</summary>
internal static class Alignment
{
    public static (TensorValue Left, TensorValue Right) Align(TensorValue left, TensorValue right)
    {
        if (!left.Sizes.SequenceEqual(right.Sizes))
            throw new NotExpressibleException($"it joins values of the shapes [{string.Join(", ", left.Sizes)}] and [{string.Join(", ", right.Sizes)}], which are not the same");
        (left, right) = Refine(left, right);
        Factor[] lefts = [.. left.Axes.SelectMany(axis => axis)], rights = [.. right.Axes.SelectMany(axis => axis)];
        if (lefts.Zip(rights).Any(pair => !Orders(pair.First, pair.Second)))
            throw new NotExpressibleException("it joins values that stand in different orders in memory");

        ImmutableArray<Factor> wanted = Counterparts(left.Memory, lefts, rights);
        try
        {
            return (left, Views.InOrder(right, wanted));
        }
        catch (NotExpressibleException)
        {
            return (Views.InOrder(left, Counterparts(right.Memory, rights, lefts)), right);
        }
    }

    private static ImmutableArray<Factor> Counterparts(ImmutableArray<Factor> memory, Factor[] from, Factor[] to) =>
        [.. memory.Select(factor => to[Array.IndexOf(from, factor)])];

    /// <summary>Divides factors until both have the same along each axis.</summary>
    private static (TensorValue Left, TensorValue Right) Refine(TensorValue left, TensorValue right)
    {
        for (int axis = 0; axis < left.Axes.Length; axis++)
        {
            for (int place = 0; place < Math.Max(left.Axes[axis].Length, right.Axes[axis].Length); place++)
            {
                if (place >= left.Axes[axis].Length || place >= right.Axes[axis].Length)
                    throw new NotExpressibleException("it joins values whose axes are put together differently");
                Factor first = left.Axes[axis][place], second = right.Axes[axis][place];
                if (first.Size == second.Size)
                    continue;
                int size = Math.Min(first.Size, second.Size);
                left = Split(left, first, size);
                right = Split(right, second, size);
            }
        }

        return (left, right);
    }

    private static TensorValue Split(TensorValue value, Factor factor, int size)
    {
        if (factor.Size == size)
            return value;
        if (factor.Size % size != 0 || factor.Order is not null)
            throw new NotExpressibleException("it joins values whose axes are put together differently");
        return value.WithSplit(factor, new Factor(size), new Factor(factor.Size / size));
    }

    private static bool Orders(Factor left, Factor right) =>
        left.Order is null ? right.Order is null : right.Order is not null && left.Order.AsSpan().SequenceEqual(right.Order);
}
