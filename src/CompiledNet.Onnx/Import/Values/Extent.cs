namespace CompiledNet.Onnx.Import.Values;

/// <summary>The size of an axis, or an integer that was computed from sizes: a number, or so many for each row of the batch.</summary>
internal readonly record struct Extent(long Count, bool PerRow = false)
{
    /// <summary>The number of rows.</summary>
    public static readonly Extent Rows = new(1, PerRow: true);

    public static implicit operator Extent(long count) => new(count);

    /// <summary>The product; null where it would count pairs of rows, or is larger than any size.</summary>
    public static Extent? Product(Extent left, Extent right)
    {
        if (left.PerRow && right.PerRow)
            return null;
        Int128 product = (Int128)left.Count * right.Count;
        return product < long.MinValue || product > long.MaxValue ? null : new Extent((long)product, left.PerRow || right.PerRow);
    }

    public override string ToString() => !PerRow ? $"{Count}" : Count == 1 ? "rows" : $"{Count}·rows";
}
