using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>Runs the passes that need no loss, for generated code: with scratch memory on the stack, or of a workspace.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BackwardRun
{
    // As many as of a backward pass with a loss.
    private const long FewestMultiplyAdds = 1 << 18;

    /// <summary>
    /// The gradients of any loss, from its derivative with respect to the outputs; with respect to the inputs too if
    /// <paramref name="withInputs"/>. Shard by shard, shared among threads if that was asked for and gains.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BackwardFrom<TPass>(NetworkExecution execution, ref float x, ref float outputGradients, ref float parameters, ref float gradients, int gradientsLength, ref float dx, int rows, bool withInputs)
        where TPass : struct, IBackwardPass
    {
        ArgumentNullException.ThrowIfNull(execution);
        execution.BeginGradients(ref x, rows, ref gradients);
        if (Shards.Count(rows) == 1)
            RunShard<TPass>(execution, ref x, ref outputGradients, ref parameters, ref gradients, gradientsLength, ref dx, rows, withInputs);
        else
            RunShards<TPass>(execution, ref x, ref outputGradients, ref parameters, ref gradients, gradientsLength, ref dx, rows, withInputs);
    }

    /// <summary>The first layer whose outputs are not all finite, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int FindNonFiniteLayer<TPass>(NetworkExecution execution, ref float x, ref float parameters, int rows)
        where TPass : struct, IBackwardPass
    {
        ArgumentNullException.ThrowIfNull(execution);
        if (TPass.TrainingScratchLength <= StackScratch.MostFloats)
            return StackScratch.FindNonFiniteLayer<TPass>(ref x, ref parameters, rows);

        using Workspace scratch = execution.RentScratch();
        WritableRegion region = default;
        region.Open(ref scratch.Start, scratch.Length);
        int layer = TPass.FindNonFiniteLayer(ref x, ref parameters, ref scratch.Start, rows);
        region.Close();
        return layer;
    }

    /// <summary>The gradients of a shard; on this thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void RunShard<TPass>(NetworkExecution execution, ref float x, ref float outputGradients, ref float parameters, ref float gradients, int gradientsLength, ref float dx, int rows, bool withInputs)
        where TPass : struct, IBackwardPass
    {
        WritableRegion results = default, inputs = default;
        results.Open(ref gradients, gradientsLength);
        inputs.Open(ref dx, withInputs ? (nint)rows * TPass.InputSize : 0);
        if (TPass.TrainingScratchLength <= StackScratch.MostFloats)
            StackScratch.BackwardFrom<TPass>(ref x, ref outputGradients, ref parameters, ref gradients, ref dx, rows, withInputs);
        else
            BackwardFromInWorkspace<TPass>(execution, ref x, ref outputGradients, ref parameters, ref gradients, ref dx, rows, withInputs);
        inputs.Close();
        results.Close();
    }

    // Methods that pin stay out of those that have to be fast for one row.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static unsafe void RunShards<TPass>(NetworkExecution execution, ref float x, ref float outputGradients, ref float parameters, ref float gradients, int gradientsLength, ref float dx, int rows, bool withInputs)
        where TPass : struct, IBackwardPass
    {
        fixed (float* pinnedX = &x, pinnedOutputGradients = &outputGradients, pinnedParameters = &parameters, pinnedGradients = &gradients, pinnedDx = &dx)
        {
            var call = new BackwardFromCall<TPass>(execution, pinnedX, pinnedOutputGradients, pinnedParameters, gradientsLength, withInputs ? pinnedDx : null);
            var storage = new PinnedGradients(pinnedGradients, gradientsLength, GradientLayout<TPass>.Number, execution.Tables, pinnedX);
            ShardedRun.Run(call, execution, storage, Shards.OfRows(rows), rows * TPass.MultiplyAdds >= FewestMultiplyAdds);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void BackwardFromInWorkspace<TPass>(NetworkExecution execution, ref float x, ref float outputGradients, ref float parameters, ref float gradients, ref float dx, int rows, bool withInputs)
        where TPass : struct, IBackwardPass
    {
        using Workspace scratch = execution.RentScratch();
        WritableRegion region = default;
        region.Open(ref scratch.Start, scratch.Length);
        TPass.BackwardFrom(ref x, ref outputGradients, ref parameters, ref gradients, ref dx, ref scratch.Start, rows, withInputs);
        region.Close();
    }
}
