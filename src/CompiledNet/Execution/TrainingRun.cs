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
    private const long FewestMultiplyAddsOfLoss = 1 << 20;

    /// <summary>The cost of a batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float ComputeLoss<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, int rows)
        where TPass : struct, ITrainingPass
    {
        ArgumentNullException.ThrowIfNull(execution);
        double total = Shards.Count(rows) == 1
            ? ComputeLossOfShard<TPass>(execution, ref x, ref targets, ref labels, ref parameters, rows)
            : ComputeLossOfShards<TPass>(execution, ref x, ref targets, ref labels, ref parameters, rows);
        return BatchRows.Cost<TPass>(total, rows);
    }

    /// <summary>
    /// The cost of a batch of the network in training, and into <paramref name="gradients"/> its derivatives and what statistics become.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Backward<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, ref float gradients, int gradientsLength, int rows)
        where TPass : struct, ITrainingPass
    {
        ArgumentNullException.ThrowIfNull(execution);
        float scale = (float)(1 / BatchRows.Terms<TPass>(rows));
        execution.BeginGradients(ref x, rows, ref gradients);
        ref float weights = ref execution.WeightsFor(ref gradients, rows);
        double total = TPass.NeedsWholeBatch
            ? RunWholeBatch<TPass>(execution, ref x, ref targets, ref labels, ref weights, ref parameters, ref gradients, scale, rows)
            : Shards.Count(rows) == 1
            ? RunShard<TPass>(execution, ref x, ref targets, ref labels, ref weights, ref parameters, ref gradients, scale, execution.Dropout, 0, rows)
            : RunShards<TPass>(execution, ref x, ref targets, ref labels, ref weights, ref parameters, ref gradients, gradientsLength, scale, rows);
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
    internal static double RunShard<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float weights, ref float parameters, ref float gradients, float scale, in DropoutKey key, long firstRow, int rows)
        where TPass : struct, ITrainingPass
    {
        WritableRegion results = default;
        results.Open(ref gradients, execution.GradientsLength);
        double total = TPass.TrainingScratchLength <= StackScratch.MostFloats
            ? StackScratch.Backward<TPass>(ref x, ref targets, ref labels, ref weights, ref parameters, ref gradients, scale, in key, firstRow, rows)
            : RunShardInWorkspace<TPass>(execution, ref x, ref targets, ref labels, ref weights, ref parameters, ref gradients, scale, in key, firstRow, rows);
        results.Close();
        return total;
    }

    /// <summary>The sum of the loss over a shard; on this thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double ComputeLossOfShard<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, int rows)
        where TPass : struct, ITrainingPass =>
        TPass.TrainingScratchLength <= StackScratch.MostFloats
            ? StackScratch.ComputeLoss<TPass>(ref x, ref targets, ref labels, ref parameters, rows)
            : ComputeLossInWorkspace<TPass>(execution, ref x, ref targets, ref labels, ref parameters, rows);

    // Methods that pin stay out of those that have to be fast for one row.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static unsafe double ComputeLossOfShards<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, int rows)
        where TPass : struct, ITrainingPass
    {
        fixed (float* pinnedX = &x, pinnedTargets = &targets, pinnedParameters = &parameters)
        fixed (int* pinnedLabels = &labels)
        {
            var call = new LossCall<TPass>(execution, pinnedX, pinnedTargets, pinnedLabels, pinnedParameters);
            return ShardedRun.Run(call, execution, PinnedGradients.None, Shards.OfRows(rows), rows * TPass.MultiplyAdds >= FewestMultiplyAddsOfLoss);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static unsafe double RunShards<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float weights, ref float parameters, ref float gradients, int gradientsLength, float scale, int rows)
        where TPass : struct, ITrainingPass
    {
        fixed (float* pinnedX = &x, pinnedTargets = &targets, pinnedWeights = &weights, pinnedParameters = &parameters, pinnedGradients = &gradients)
        fixed (int* pinnedLabels = &labels)
        {
            var call = new BackwardCall<TPass>(execution, pinnedX, pinnedTargets, pinnedLabels, pinnedWeights, pinnedParameters, scale, execution.Dropout);
            var storage = new PinnedGradients(pinnedGradients, gradientsLength, GradientLayout<TPass>.Number, execution.Tables, pinnedX);
            return ShardedRun.Run(call, execution, storage, Shards.OfRows(rows), rows * TPass.MultiplyAdds >= FewestMultiplyAdds);
        }
    }

    // So do methods with a finally block.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double RunShardInWorkspace<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float weights, ref float parameters, ref float gradients, float scale, in DropoutKey key, long firstRow, int rows)
        where TPass : struct, ITrainingPass
    {
        using Workspace scratch = execution.RentScratch();
        WritableRegion region = default;
        region.Open(ref scratch.Start, scratch.Length);
        double total = TPass.Backward(ref x, ref targets, ref labels, ref weights, ref parameters, ref gradients, ref scratch.Start, scale, in key, firstRow, rows);
        region.Close();
        return total;
    }

    /// <summary>A batch in one piece, with memory that was made when a batch was so large for the first time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double RunWholeBatch<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float weights, ref float parameters, ref float gradients, float scale, int rows)
        where TPass : struct, ITrainingPass
    {
        using Workspace scratch = execution.RentForBatch(TPass.TrainingScratchLengthOf(rows), rows);
        WritableRegion results = default, region = default;
        results.Open(ref gradients, execution.GradientsLength);
        region.Open(ref scratch.Start, scratch.Length);
        double total = TPass.Backward(ref x, ref targets, ref labels, ref weights, ref parameters, ref gradients, ref scratch.Start, scale, execution.Dropout, 0, rows);
        region.Close();
        results.Close();
        return total;
    }

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
