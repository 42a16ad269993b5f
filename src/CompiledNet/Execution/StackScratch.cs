using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>
/// Runs forward passes with their scratch memory on the stack, so that any number of threads can run them and none
/// allocates. The memory is not cleared.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StackScratch
{
    private const int AlignmentBytes = 64;

    /// <summary>Runs a pass.</summary>
    [SkipLocalsInit]
    public static unsafe void Run<TPass>(ref float x, ref float y, ref float parameters, int rows)
        where TPass : struct, IForwardPass
    {
        byte* memory = stackalloc byte[TPass.ScratchLength * sizeof(float) + AlignmentBytes - 1];
        byte* aligned = (byte*)(((nuint)memory + AlignmentBytes - 1) & ~(nuint)(AlignmentBytes - 1));
        TPass.Run(ref x, ref y, ref parameters, ref *(float*)aligned, rows);
    }
}
