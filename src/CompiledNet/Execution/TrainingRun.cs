using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>
/// Runs the loss and backward passes of a batch, for generated code: shard by shard, shared among threads if that was
/// asked for and gains.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TrainingRun
{
    // About 20 microseconds of one core: waking a helper costs a few.
    private const long FewestMultiplyAdds = 1 << 18;

    /// <summary>The cost of a batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float ComputeLoss<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, int rows)
        where TPass : struct, ITrainingPass
    {
        ArgumentNullException.ThrowIfNull(execution);
        int shards = Shards.Count(rows);
        double total = 0;
        for (int shard = 0; shard < shards; shard++)
        {
            int first = Shards.Start(shard, shards, rows);
            total += ComputeLossOfShard<TPass>(execution, ref BatchRows.Input<TPass>(ref x, first), ref BatchRows.Target<TPass>(ref targets, first), ref BatchRows.Label(ref labels, first), ref parameters, Shards.Start(shard + 1, shards, rows) - first);
        }

        return BatchRows.Cost<TPass>(total, rows);
    }

    /// <summary>The cost of a batch, and into <paramref name="gradients"/> its derivatives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Backward<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, ref float gradients, int gradientsLength, int rows)
        where TPass : struct, ITrainingPass
    {
        ArgumentNullException.ThrowIfNull(execution);

        // Read once, for another thread may set it.
        int threads = execution.Threads;
        double total;
        if (Shards.Count(rows) == 1)
            total = RunShard<TPass>(execution, ref x, ref targets, ref labels, ref parameters, ref gradients, (float)(1 / BatchRows.Terms<TPass>(rows)), rows);
        else if (threads == 1 || !TryRunShared<TPass>(execution, ref x, ref targets, ref labels, ref parameters, ref gradients, gradientsLength, rows, threads, out total))
            total = RunShardsHere<TPass>(execution, ref x, ref targets, ref labels, ref parameters, ref gradients, gradientsLength, rows);
        return BatchRows.Cost<TPass>(total, rows);
    }

    /// <summary>A step of gradient descent with one row, if it can be made; if not, nothing is changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Descend<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, float learningRate, float largestGradient, ref float cost)
        where TPass : struct, ITrainingPass
    {
        ArgumentNullException.ThrowIfNull(execution);
        WritableRegion moved = default;
        moved.Open(ref parameters, execution.GradientsLength);
        bool done = TPass.StepScratchLength <= StackScratch.MostFloats
            ? StackScratch.Descend<TPass>(ref x, ref targets, ref labels, ref parameters, learningRate, largestGradient, ref cost)
            : DescendInWorkspace<TPass>(execution, ref x, ref targets, ref labels, ref parameters, learningRate, largestGradient, ref cost);
        moved.Close();
        return done;
    }

    /// <summary>The sum of the loss over a shard, and the gradients of that sum times <paramref name="scale"/>; on this thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double RunShard<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, ref float gradients, float scale, int rows)
        where TPass : struct, ITrainingPass
    {
        WritableRegion results = default;
        results.Open(ref gradients, execution.GradientsLength);
        double total = TPass.TrainingScratchLength <= StackScratch.MostFloats
            ? StackScratch.Backward<TPass>(ref x, ref targets, ref labels, ref parameters, ref gradients, scale, rows)
            : RunShardInWorkspace<TPass>(execution, ref x, ref targets, ref labels, ref parameters, ref gradients, scale, rows);
        results.Close();
        return total;
    }

    // Methods with a finally block stay out of those that have to be fast for one row.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double RunShardInWorkspace<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, ref float gradients, float scale, int rows)
        where TPass : struct, ITrainingPass
    {
        using Workspace scratch = execution.RentScratch();
        WritableRegion region = default;
        region.Open(ref scratch.Start, scratch.Length);
        double total = TPass.Backward(ref x, ref targets, ref labels, ref parameters, ref gradients, ref scratch.Start, scale, rows);
        region.Close();
        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool TryRunShared<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, ref float gradients, int gradientsLength, int rows, int threads, out double total)
        where TPass : struct, ITrainingPass
    {
        total = 0;
        if (rows * TPass.MultiplyAdds < FewestMultiplyAdds || !SharedTeam.Team.TryEnter())
            return false;
        try
        {
            total = ParallelBackward<TPass>.Instance.Run(execution, ref x, ref targets, ref labels, ref parameters, ref gradients, gradientsLength, rows, threads);
            return true;
        }
        finally
        {
            SharedTeam.Team.Leave();
        }
    }

    /// <summary>One shard after the other on this thread, with memory for the gradients of one, in which padding is zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double RunShards<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, ref float gradients, ref float shardGradients, int gradientsLength, int rows)
        where TPass : struct, ITrainingPass
    {
        float scale = (float)(1 / BatchRows.Terms<TPass>(rows));
        int shards = Shards.Count(rows);
        int end = Shards.Start(1, shards, rows);
        double total = RunShard<TPass>(execution, ref x, ref targets, ref labels, ref parameters, ref gradients, scale, end);
        for (int shard = 1; shard < shards; shard++)
        {
            int first = end;
            end = Shards.Start(shard + 1, shards, rows);
            total += RunShard<TPass>(execution, ref BatchRows.Input<TPass>(ref x, first), ref BatchRows.Target<TPass>(ref targets, first), ref BatchRows.Label(ref labels, first), ref parameters, ref shardGradients, scale, end - first);
            WritableRegion sum = default;
            sum.Open(ref gradients, gradientsLength);
            GradientSum.Add(ref gradients, ref shardGradients, gradientsLength);
            sum.Close();
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double RunShardsHere<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, ref float gradients, int gradientsLength, int rows)
        where TPass : struct, ITrainingPass =>
        gradientsLength <= StackScratch.MostFloats
            ? StackScratch.RunShards<TPass>(execution, ref x, ref targets, ref labels, ref parameters, ref gradients, gradientsLength, rows)
            : RunShardsInWorkspace<TPass>(execution, ref x, ref targets, ref labels, ref parameters, ref gradients, gradientsLength, rows);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double RunShardsInWorkspace<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, ref float gradients, int gradientsLength, int rows)
        where TPass : struct, ITrainingPass
    {
        using Workspace shardGradients = execution.RentGradients<TPass>();
        return RunShards<TPass>(execution, ref x, ref targets, ref labels, ref parameters, ref gradients, ref shardGradients.Start, gradientsLength, rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ComputeLossOfShard<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, int rows)
        where TPass : struct, ITrainingPass =>
        TPass.TrainingScratchLength <= StackScratch.MostFloats
            ? StackScratch.ComputeLoss<TPass>(ref x, ref targets, ref labels, ref parameters, rows)
            : ComputeLossInWorkspace<TPass>(execution, ref x, ref targets, ref labels, ref parameters, rows);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double ComputeLossInWorkspace<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, int rows)
        where TPass : struct, ITrainingPass
    {
        using Workspace scratch = execution.RentScratch();
        WritableRegion region = default;
        region.Open(ref scratch.Start, scratch.Length);
        double total = TPass.ComputeLoss(ref x, ref targets, ref labels, ref parameters, ref scratch.Start, rows);
        region.Close();
        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool DescendInWorkspace<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, float learningRate, float largestGradient, ref float cost)
        where TPass : struct, ITrainingPass
    {
        using Workspace scratch = execution.RentScratch();
        WritableRegion region = default;
        region.Open(ref scratch.Start, scratch.Length);
        bool done = TPass.Descend(ref x, ref targets, ref labels, ref parameters, ref scratch.Start, learningRate, largestGradient, ref cost);
        region.Close();
        return done;
    }
}
