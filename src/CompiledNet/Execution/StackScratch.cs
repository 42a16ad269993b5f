using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Execution;

/// <summary>
/// Runs short passes with their scratch memory on the stack, so that any number of threads can run them and none
/// allocates. The memory is not cleared but where gradients are added in it.
/// </summary>
internal static class StackScratch
{
    /// <summary>The most scratch memory that is taken from the stack: 64 KB of the 1.5 MB that a thread has at least.</summary>
    public const int MostFloats = 16 * 1024;

    private const int AlignmentBytes = 64;

    /// <summary>Runs a pass.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Run<TPass>(ref float x, ref float y, ref float parameters, int rows)
        where TPass : struct, IForwardPass
    {
        byte* memory = stackalloc byte[TPass.ScratchLength * sizeof(float) + AlignmentBytes - 1];
        WritableRegion scratch = default;
        scratch.Open(ref Align(memory), TPass.ScratchLength);
        TPass.Run(ref x, ref y, ref parameters, ref Align(memory), rows);
        scratch.Close();
    }

    /// <summary>Runs a pass of one row.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void RunRow<TPass>(ref float x, ref float y, ref float parameters)
        where TPass : struct, IForwardPass
    {
        byte* memory = stackalloc byte[TPass.RowScratchLength * sizeof(float) + AlignmentBytes - 1];
        WritableRegion scratch = default;
        scratch.Open(ref Align(memory), TPass.RowScratchLength);
        TPass.RunRow(ref x, ref y, ref parameters, ref Align(memory));
        scratch.Close();
    }

    /// <summary>Runs one step of one stream.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void RunStep<TPass>(ref float x, ref float y, ref float parameters, ref float state, uint position)
        where TPass : struct, IStreamPass
    {
        byte* memory = stackalloc byte[TPass.StepScratchLength * sizeof(float) + AlignmentBytes - 1];
        WritableRegion scratch = default;
        scratch.Open(ref Align(memory), TPass.StepScratchLength);
        TPass.RunStep(ref x, ref y, ref parameters, ref Align(memory), ref state, position);
        scratch.Close();
    }

    /// <summary>Runs steps of streams.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Run<TPass>(ref float x, ref float y, ref float parameters, ReadOnlySpan<StreamMemory> streams, int steps)
        where TPass : struct, IStreamPass
    {
        byte* memory = stackalloc byte[TPass.ScratchLength * sizeof(float) + AlignmentBytes - 1];
        WritableRegion scratch = default;
        scratch.Open(ref Align(memory), TPass.ScratchLength);
        TPass.Run(ref x, ref y, ref parameters, ref Align(memory), streams, steps);
        scratch.Close();
    }

    /// <summary>Runs a step with one row.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe bool Descend<TPass>(ref float x, ref float targets, ref int labels, ref float parameters, float learningRate, float largestGradient, ref float cost)
        where TPass : struct, ITrainingPass
    {
        byte* memory = stackalloc byte[TPass.StepScratchLength * sizeof(float) + AlignmentBytes - 1];
        WritableRegion scratch = default;
        scratch.Open(ref Align(memory), TPass.StepScratchLength);
        bool done = TPass.Descend(ref x, ref targets, ref labels, ref parameters, ref Align(memory), learningRate, largestGradient, ref cost);
        scratch.Close();
        return done;
    }

    /// <summary>The sum of the loss.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe double ComputeLoss<TPass>(ref float x, ref float targets, ref int labels, ref float parameters, int rows)
        where TPass : struct, ITrainingPass
    {
        byte* memory = stackalloc byte[TPass.TrainingScratchLength * sizeof(float) + AlignmentBytes - 1];
        WritableRegion scratch = default;
        scratch.Open(ref Align(memory), TPass.TrainingScratchLength);
        double total = TPass.ComputeLoss(ref x, ref targets, ref labels, ref parameters, ref Align(memory), rows);
        scratch.Close();
        return total;
    }

    /// <summary>The sum of the loss and its gradients.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe double Backward<TPass>(ref float x, ref float targets, ref int labels, ref float weights, ref float parameters, ref float gradients, float scale, in DropoutKey key, long firstRow, int rows)
        where TPass : struct, ITrainingPass
    {
        byte* memory = stackalloc byte[TPass.TrainingScratchLength * sizeof(float) + AlignmentBytes - 1];
        WritableRegion scratch = default;
        scratch.Open(ref Align(memory), TPass.TrainingScratchLength);
        double total = TPass.Backward(ref x, ref targets, ref labels, ref weights, ref parameters, ref gradients, ref Align(memory), scale, in key, firstRow, rows);
        scratch.Close();
        return total;
    }

    /// <summary>Runs a call shard by shard, with memory for the gradients of one.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe double RunShards<TCall>(TCall call, PinnedGradients gradients, ShardCut cut)
        where TCall : struct, IShardedCall
    {
        byte* memory = stackalloc byte[gradients.Length * sizeof(float) + AlignmentBytes - 1];
        ref float shardGradients = ref Align(memory);
        MemoryMarshal.CreateSpan(ref shardGradients, gradients.Length).Clear();
        return ShardedRun.RunHere(call, gradients, ref shardGradients, cut);
    }

    /// <summary>The gradients of any loss.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void BackwardFrom<TPass>(ref float x, ref float outputGradients, ref float parameters, ref float gradients, ref float dx, int rows, bool withInputs)
        where TPass : struct, IBackwardPass
    {
        byte* memory = stackalloc byte[TPass.TrainingScratchLength * sizeof(float) + AlignmentBytes - 1];
        WritableRegion scratch = default;
        scratch.Open(ref Align(memory), TPass.TrainingScratchLength);
        TPass.BackwardFrom(ref x, ref outputGradients, ref parameters, ref gradients, ref dx, ref Align(memory), rows, withInputs);
        scratch.Close();
    }

    /// <summary>The first layer whose outputs are not all finite.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe int FindNonFiniteLayer<TPass>(ref float x, ref float parameters, int rows)
        where TPass : struct, IBackwardPass
    {
        byte* memory = stackalloc byte[TPass.TrainingScratchLength * sizeof(float) + AlignmentBytes - 1];
        WritableRegion scratch = default;
        scratch.Open(ref Align(memory), TPass.TrainingScratchLength);
        int layer = TPass.FindNonFiniteLayer(ref x, ref parameters, ref Align(memory), rows);
        scratch.Close();
        return layer;
    }

    private static unsafe ref float Align(byte* memory) =>
        ref *(float*)(((nuint)memory + AlignmentBytes - 1) & ~(nuint)(AlignmentBytes - 1));
}
