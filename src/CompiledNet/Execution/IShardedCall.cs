namespace CompiledNet.Execution;

/// <summary>
/// A call over a batch that is cut into <see cref="Shards"/>. Threads that share it have copies: it holds addresses, of memory
/// that the caller pins.
/// </summary>
internal interface IShardedCall
{
    /// <summary>Runs the pass over the items of one shard, its rows or its sequences, on this thread.</summary>
    /// <param name="first">The first item.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="gradients">Where the gradients of the shard go, if the pass computes any.</param>
    /// <returns>The sum of the loss, or 0 if the pass has none.</returns>
    double Run(int first, int count, ref float gradients);
}
