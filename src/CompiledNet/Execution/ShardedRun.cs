using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>Runs a call over a batch of several shards, to the same bits whoever computes which shard.</summary>
internal static unsafe class ShardedRun
{
    /// <summary>Runs the call, shared among threads if that was asked for and gains.</summary>
    /// <param name="call">The call.</param>
    /// <param name="execution">What the network needs to run.</param>
    /// <param name="gradients">Where its gradients go.</param>
    /// <param name="cut">The shards.</param>
    /// <param name="gains">Whether it takes so long that a second thread would gain.</param>
    /// <returns>The sum of the loss over all items.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Run<TCall>(TCall call, NetworkExecution execution, PinnedGradients gradients, ShardCut cut, bool gains)
        where TCall : struct, IShardedCall
    {
        // Read once, for another thread may set it.
        int threads = execution.Threads;
        if (threads > 1 && gains && TryRunShared(call, execution, gradients, cut, threads, out double total))
            return total;
        return RunAlone(call, execution, gradients, cut);
    }

    /// <summary>Runs the call on this thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double RunAlone<TCall>(TCall call, NetworkExecution execution, PinnedGradients gradients, ShardCut cut)
        where TCall : struct, IShardedCall =>
        gradients.Length <= StackScratch.MostFloats
            ? StackScratch.RunShards(call, gradients, cut)
            : RunInWorkspace(call, execution, gradients, cut);

    /// <summary>One shard after the other on this thread, with memory for the gradients of one, in which padding and embedding tables are zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double RunHere<TCall>(TCall call, PinnedGradients gradients, ref float shardGradients, ShardCut cut)
        where TCall : struct, IShardedCall
    {
        int end = cut.Start(1);
        double total = call.Run(cut.First, end - cut.First, ref *gradients.Start);
        for (int shard = 1; shard < cut.Count; shard++)
        {
            int first = end;
            end = cut.Start(shard + 1);
            total += call.Run(first, end - first, ref shardGradients);
            if (gradients.Length > 0)
                gradients.Add(ref shardGradients, first, end - first, 0, gradients.Length);
        }

        return total;
    }

    // Methods with a finally block stay out of those that run on the stack.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double RunInWorkspace<TCall>(TCall call, NetworkExecution execution, PinnedGradients gradients, ShardCut cut)
        where TCall : struct, IShardedCall
    {
        using Workspace shardGradients = execution.RentGradients(gradients.Layout, gradients.Length);
        double total = RunHere(call, gradients, ref shardGradients.Start, cut);
        shardGradients.LeaveFor(gradients.Layout);
        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool TryRunShared<TCall>(TCall call, NetworkExecution execution, PinnedGradients gradients, ShardCut cut, int threads, out double total)
        where TCall : struct, IShardedCall
    {
        total = 0;
        if (!SharedTeam.Team.TryEnter())
            return false;
        try
        {
            total = ParallelShards<TCall>.Instance.Run(call, execution, gradients, cut, threads);
            return true;
        }
        finally
        {
            SharedTeam.Team.Leave();
        }
    }
}
