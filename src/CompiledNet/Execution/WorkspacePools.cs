using System.Numerics;

namespace CompiledNet.Execution;

/// <summary>
/// The pools of the process, one for each length. Networks hold the pools that they need and are not held by them; a pool that
/// no network holds is collected.
/// </summary>
internal static class WorkspacePools
{
    private const int Least = 128;

    private static readonly Lock Making = new();
    private static readonly Dictionary<int, WeakReference<WorkspacePool>> Pools = [];

    /// <summary>The pool of workspaces with room for <paramref name="length"/> floats.</summary>
    public static WorkspacePool Get(int length)
    {
        int rounded = RoundUp(length);
        lock (Making)
        {
            if (Pools.TryGetValue(rounded, out WeakReference<WorkspacePool>? made) && made.TryGetTarget(out WorkspacePool? pool))
                return pool;
            pool = new WorkspacePool(rounded);
            Pools[rounded] = new WeakReference<WorkspacePool>(pool);
            return pool;
        }
    }

    /// <summary>
    /// To a length that others have too: eight of them between a power of two and the next, so that at most an eighth is
    /// not used.
    /// </summary>
    public static int RoundUp(int length)
    {
        if (length <= Least)
            return Least;
        int step = (int)(BitOperations.RoundUpToPowerOf2((uint)length) / 16);
        long rounded = ((long)length + step - 1) / step * step;
        return rounded <= AlignedStorage.MostFloats ? (int)rounded : length;
    }
}
