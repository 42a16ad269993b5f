using CompiledNet.Execution;

namespace CompiledNet;

/// <summary>Whether threads share what a step does beside its passes: copying the batch, checking the gradients, the update.</summary>
internal static class AroundPasses
{
    // 1 MB, as much as the second-level cache of a core holds of them beside the rest.
    private const int MostFloatsInCache = 1 << 18;

    /// <summary>
    /// How many threads to use: those of the network after passes that they shared. Else the values lie in one core's cache, and
    /// to move them takes as long as the work; unless there are more than it holds.
    /// </summary>
    /// <param name="threads">What the network says, which may be somebody else's.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <param name="length">The floats that are worked on.</param>
    public static int Threads(int threads, int rows, int length) =>
        Shards.Count(rows) > 1 || length > MostFloatsInCache ? Math.Clamp(threads, 1, Shards.Most) : 1;
}
