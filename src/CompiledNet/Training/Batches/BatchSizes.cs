namespace CompiledNet;

/// <summary>How many rows the batches of an epoch have.</summary>
/// <param name="rows">The rows of the dataset.</param>
/// <param name="size">The rows of a batch; the last one may have fewer.</param>
/// <param name="needsTwo">
/// Whether no batch may have one row, since its mean and variance are taken: then a single row at the end joins the batch before.
/// </param>
internal readonly struct BatchSizes(int rows, int size, bool needsTwo)
{
    private readonly bool _joinsLast = needsTwo && rows > size && rows % size == 1;

    /// <summary>The rows of the largest batch.</summary>
    public int Largest => _joinsLast ? size + 1 : Math.Min(size, rows);

    /// <summary>The rows of the batch that begins with a row.</summary>
    public int At(int start)
    {
        int left = rows - start;
        return _joinsLast && left == size + 1 ? left : Math.Min(size, left);
    }
}
