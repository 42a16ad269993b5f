using System.Collections.Immutable;

namespace CompiledNet.Onnx.Import.Values;

/// <summary>Values that stand in the file, or follow from such values and from shapes.</summary>
internal abstract class Constant(ImmutableArray<Extent> sizes) : Value
{
    /// <summary>The most elements that a constant may have which does not stand in the file.</summary>
    private const long MaximumComputed = 1 << 24;

    /// <summary>The sizes of its axes. Along an axis that counts rows, all elements are the same and one is stored.</summary>
    public ImmutableArray<Extent> Sizes { get; } = sizes;

    public override ImmutableArray<Extent>? Shape => Sizes;

    /// <summary>The sizes as they are stored.</summary>
    public int[] Stored => [.. Sizes.Select(size => size.PerRow ? 1 : (int)size.Count)];

    public abstract int Count { get; }

    /// <summary>Elements of this constant under another shape: the element <c>i</c> is that at <c>places[i]</c>.</summary>
    public abstract Constant Rearranged(ImmutableArray<Extent> sizes, int[] places);

    /// <summary>The same elements in another shape.</summary>
    public abstract Constant Reshaped(ImmutableArray<Extent> sizes);

    /// <summary>The number of elements of a shape.</summary>
    /// <exception cref="NotExpressibleException">There are more than a constant may have.</exception>
    public static int CountOf(IEnumerable<Extent> sizes)
    {
        long count = 1;
        foreach (Extent size in sizes)
        {
            long stored = size.PerRow ? 1 : size.Count;
            if (stored < 0 || (count *= Math.Min(stored, MaximumComputed + 1)) > MaximumComputed)
                throw new NotExpressibleException($"it computes a constant of the shape [{string.Join(", ", sizes)}]; the most elements are {MaximumComputed}");
        }

        return (int)count;
    }
}

/// <summary>Floats.</summary>
internal sealed class Numbers(ImmutableArray<Extent> sizes, float[] values) : Constant(sizes)
{
    public float[] Values { get; } = values;

    public override int Count => Values.Length;

    public override Constant Rearranged(ImmutableArray<Extent> sizes, int[] places) => new Numbers(sizes, Array.ConvertAll(places, place => Values[place]));

    public override Constant Reshaped(ImmutableArray<Extent> sizes) => new Numbers(sizes, Values);
}

/// <summary>Integers and truth values, some of which may count rows.</summary>
internal sealed class Integers(ImmutableArray<Extent> sizes, Extent[] values) : Constant(sizes)
{
    public Extent[] Values { get; } = values;

    public override int Count => Values.Length;

    public static Integers List(IEnumerable<Extent> values)
    {
        Extent[] list = [.. values];
        return new Integers([list.Length], list);
    }

    public override Constant Rearranged(ImmutableArray<Extent> sizes, int[] places) => new Integers(sizes, Array.ConvertAll(places, place => Values[place]));

    public override Constant Reshaped(ImmutableArray<Extent> sizes) => new Integers(sizes, Values);
}

/// <summary>Texts: names of classes.</summary>
internal sealed class Texts(ImmutableArray<Extent> sizes, string[] values) : Constant(sizes)
{
    public string[] Values { get; } = values;

    public override int Count => Values.Length;

    public override Constant Rearranged(ImmutableArray<Extent> sizes, int[] places) => new Texts(sizes, Array.ConvertAll(places, place => Values[place]));

    public override Constant Reshaped(ImmutableArray<Extent> sizes) => new Texts(sizes, Values);
}
