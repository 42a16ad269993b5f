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

    /// <summary>Rows that products have at least before a block of sequences ends.</summary>
    private const int MostRowsOfBlock = 4096;

    /// <summary>Rows that kernels take at a time.</summary>
    private const int Tile = 8;

    public static int Count(int rows) => Math.Clamp(rows / FewestRows, 1, Most);

    /// <summary>The shards of a batch of rows.</summary>
    public static ShardCut OfRows(int rows) => new(0, rows, Count(rows), Tile);

    /// <summary>The shards of a batch of sequences, each of which has some that are computed side by side.</summary>
    public static ShardCut OfSequences(int sequences, int steps) =>
        new(0, sequences, (int)Math.Clamp(Math.Min(sequences / Tile, (long)sequences * steps / FewestRows), 1, Most), Tile);

    /// <summary>The blocks of the sequences of a shard: as many are computed side by side, and have all of their steps in memory at once.</summary>
    public static ShardCut OfBlocks(int first, int sequences, int steps)
    {
        int most = Math.Max(2 * Tile, MostRowsOfBlock / steps);
        return new ShardCut(first, sequences, (sequences + most - 1) / most, 1);
    }

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
