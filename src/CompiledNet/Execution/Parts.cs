namespace CompiledNet.Execution;

/// <summary>How flat storage, or the rows of a batch, are cut where every element is computed by itself: the cut changes no bits.</summary>
internal static class Parts
{
    /// <summary>
    /// The floats of a cache line: parts are whole ones, so that no two threads write to the same one. And a multiple of the rows
    /// that kernels take at a time.
    /// </summary>
    private const int Line = 16;

    /// <summary>The first element of a part; for <paramref name="part"/> = <paramref name="count"/> the end.</summary>
    public static int Start(int part, int count, int length)
    {
        int lines = (int)(((long)length + Line - 1) / Line);
        return (int)Math.Min((long)lines * part / count * Line, length);
    }
}
