using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>Runs work over independent elements, to the same bits whoever does which part.</summary>
internal static class PartedRun
{
    /// <summary>Does all elements, shared among threads if that was asked for and gains.</summary>
    /// <param name="work">The work.</param>
    /// <param name="length">How many elements it has.</param>
    /// <param name="threads">How many threads may do them: as many parts are made.</param>
    /// <param name="gains">Whether it takes so long that a second thread would gain.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TWork>(in TWork work, int length, int threads, bool gains)
        where TWork : struct, IPartedWork
    {
        if (threads == 1 || !gains || !TryRunShared(in work, length, threads))
            // By reference: the compiler would copy it, since it does not know that the call changes nothing.
            Unsafe.AsRef(in work).Run(0, 0, length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool TryRunShared<TWork>(in TWork work, int length, int threads)
        where TWork : struct, IPartedWork
    {
        if (!SharedTeam.Team.TryEnter())
            return false;
        try
        {
            ParallelParts<TWork>.Instance.Run(work, length, threads);
            return true;
        }
        finally
        {
            SharedTeam.Team.Leave();
        }
    }
}
