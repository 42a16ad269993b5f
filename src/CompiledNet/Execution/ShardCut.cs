namespace CompiledNet.Execution;

/// <summary>How the items of a call, its rows or its sequences, are cut into shards. It follows from how many there are alone.</summary>
/// <param name="First">The first item.</param>
/// <param name="Length">How many items there are.</param>
/// <param name="Count">How many shards.</param>
/// <param name="Tile">Shards begin at multiples of this, from the first item on.</param>
internal readonly record struct ShardCut(int First, int Length, int Count, int Tile)
{
    /// <summary>The first item of a shard; for <see cref="Count"/> the end of the call.</summary>
    public int Start(int shard) => First + (shard == Count ? Length : (int)((long)Length * shard / Count) / Tile * Tile);
}
