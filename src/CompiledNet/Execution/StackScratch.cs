using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>
/// Runs short passes with their scratch memory on the stack, so that any number of threads can run them and none
/// allocates. The memory is not cleared.
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

    private static unsafe ref float Align(byte* memory) =>
        ref *(float*)(((nuint)memory + AlignmentBytes - 1) & ~(nuint)(AlignmentBytes - 1));
}
