using System.Collections.Immutable;

namespace CompiledNet.Onnx.Import.Values;

/// <summary>Gives the factors of a value to other axes, in the same order.</summary>
internal static class Reshaping
{
    /// <param name="value">The value.</param>
    /// <param name="target">The sizes of the new axes; −1 for one that follows from the others.</param>
    /// <param name="batch">The number of rows that the model is made for; null if it takes any.</param>
    public static TensorValue Reshape(TensorValue value, ImmutableArray<Extent> target, long? batch)
    {
        target = WithRest(value, WithRows(value, target, batch));
        var left = new Queue<Factor>(value.Axes.SelectMany(axis => axis));
        var axes = ImmutableArray.CreateBuilder<ImmutableArray<Factor>>();
        foreach (Extent size in target)
            axes.Add(Take(ref value, ref left, size));
        return left.Count == 0 ? value.With(axes.ToImmutable()) : throw DoesNotFit(value, target);
    }

    /// <summary>Exporters write the rows that they saw as a number.</summary>
    private static ImmutableArray<Extent> WithRows(TensorValue value, ImmutableArray<Extent> target, long? batch)
    {
        // Behind the steps of sequences too.
        int place = Enumerable.Range(0, value.Axes.Length).FirstOrDefault(axis => value.Axes[axis].Contains(Factor.Rows), -1);
        if (place < 0 || place >= target.Length || target.Any(size => size.PerRow) || target[place].Count < 1)
            return target;
        long rows = batch ?? 1;
        return target[place].Count % rows == 0 ? target.SetItem(place, new Extent(target[place].Count / rows, PerRow: true)) : target;
    }

    private static ImmutableArray<Extent> WithRest(TensorValue value, ImmutableArray<Extent> target)
    {
        int rest = target.IndexOf(-1);
        if (rest < 0)
            return target;
        Extent all = Product(value.Sizes), known = Product(target.RemoveAt(rest));
        if (known.Count <= 0 || all.Count % known.Count != 0 || known.PerRow && !all.PerRow)
            throw DoesNotFit(value, target);
        return target.SetItem(rest, new Extent(all.Count / known.Count, all.PerRow && !known.PerRow));
    }

    private static Extent Product(IEnumerable<Extent> sizes)
    {
        Extent product = 1;
        foreach (Extent size in sizes)
            product = Extent.Product(product, size) ?? throw new NotExpressibleException("its shape counts pairs of rows");
        return product;
    }

    /// <summary>The next factors, as many as make the size; the last one is divided if it has to be.</summary>
    private static ImmutableArray<Factor> Take(ref TensorValue value, ref Queue<Factor> left, Extent size)
    {
        var taken = ImmutableArray.CreateBuilder<Factor>();
        if (size.PerRow)
        {
            if (left.Count == 0 || left.Dequeue() != Factor.Rows)
                throw new NotExpressibleException("it moves the rows of the batch to another axis");
            taken.Add(Factor.Rows);
        }

        long needed = size.Count;
        while (needed > 1)
        {
            if (left.Count == 0 || left.Peek() == Factor.Rows)
                throw new NotExpressibleException("it mixes the rows of the batch with other axes");
            Factor next = left.Dequeue();
            if (needed % next.Size == 0)
            {
                taken.Add(next);
                needed /= next.Size;
                continue;
            }

            if (next.Size % needed != 0 || next.Order is not null)
                throw new NotExpressibleException($"it divides an axis of {next.Size} values into parts that do not lie together");
            Factor slow = new((int)needed), fast = new((int)(next.Size / needed));
            value = value.WithSplit(next, slow, fast);
            left = new Queue<Factor>([fast, .. left]);
            taken.Add(slow);
            needed = 1;
        }

        return taken.ToImmutable();
    }

    private static NotExpressibleException DoesNotFit(TensorValue value, ImmutableArray<Extent> target) =>
        new($"values of the shape [{string.Join(", ", value.Sizes)}] do not fit the shape [{string.Join(", ", target)}]");
}
