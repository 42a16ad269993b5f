namespace CompiledNet.Execution;

/// <summary>
/// How a batch is cut for data-parallel work. The cut follows from the number of rows alone, and the shards' sums are
/// added in their order; so the result has the same bits whatever the number of threads.
/// </summary>
internal static class Shards
{
    /// <summary>The most shards of a batch, and so the most threads that share its work.</summary>
    public const int Most = 8;

    /// <summary>Rows that outweigh adding a shard's gradients to those of the others.</summary>
    private const int FewestRows = 128;

    /// <summary>Rows that kernels take at a time.</summary>
    private const int Tile = 8;

    public static int Count(int rows) => Math.Clamp(rows / FewestRows, 1, Most);

    /// <summary>The first row of a shard; for <paramref name="shard"/> = <paramref name="count"/> the end of the batch.</summary>
    public static int Start(int shard, int count, int rows) =>
        shard == count ? rows : (int)((long)rows * shard / count) / Tile * Tile;

    /// <summary>
    /// The shard whose turn is the <paramref name="turn"/>th: threads that take turns get neighbouring shards each, whose rows
    /// they have copied to the batch, and so in their caches, where it was cut into as many parts as there are threads.
    /// </summary>
    public static int Turn(int turn, int count, int threads)
    {
        int thread = turn % threads;
        return thread * (count / threads) + Math.Min(thread, count % threads) + turn / threads;
    }
}
