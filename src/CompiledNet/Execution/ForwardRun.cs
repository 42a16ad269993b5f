using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>Runs forward passes of many rows, for generated code: shared among threads if that was asked for and gains.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ForwardRun
{
    // About 20 microseconds of one core: waking a helper costs a few.
    private const long FewestMultiplyAdds = 1 << 20;

    /// <summary>Computes the outputs <paramref name="y"/> of <paramref name="rows"/> rows <paramref name="x"/>.</summary>
    // Its own method, so that registers are saved in it and not in the caller, which may have one row.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run<TPass>(NetworkExecution execution, ref float x, ref float y, ref float parameters, int rows)
        where TPass : struct, IForwardPass
    {
        ArgumentNullException.ThrowIfNull(execution);

        // Read once, for another thread may set it.
        int threads = execution.Threads;
        if (threads == 1 || rows * TPass.MultiplyAdds < FewestMultiplyAdds)
            RunHere<TPass>(execution, ref x, ref y, ref parameters, rows);
        else
            RunParts<TPass>(execution, ref x, ref y, ref parameters, rows, threads);
    }

    /// <summary>Computes the outputs <paramref name="y"/> of one row <paramref name="x"/>, to the same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RunRow<TPass>(NetworkExecution execution, ref float x, ref float y, ref float parameters)
        where TPass : struct, IForwardPass
    {
        WritableRegion outputs = default;
        outputs.Open(ref y, TPass.OutputSize);
        if (TPass.RowScratchLength == 0)
            TPass.RunRow(ref x, ref y, ref parameters, ref Unsafe.NullRef<float>());
        else if (TPass.RowScratchLength <= StackScratch.MostFloats)
            StackScratch.RunRow<TPass>(ref x, ref y, ref parameters);
        else
            RunRowInWorkspace<TPass>(execution, ref x, ref y, ref parameters);
        outputs.Close();
    }

    /// <summary>Runs a pass on this thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void RunHere<TPass>(NetworkExecution execution, ref float x, ref float y, ref float parameters, int rows)
        where TPass : struct, IForwardPass
    {
        WritableRegion outputs = default;
        outputs.Open(ref y, (nint)rows * TPass.OutputSize);
        if (TPass.ScratchLength <= StackScratch.MostFloats)
            StackScratch.Run<TPass>(ref x, ref y, ref parameters, rows);
        else
            RunInWorkspace<TPass>(execution, ref x, ref y, ref parameters, rows);
        outputs.Close();
    }

    // Methods that pin or have a finally block stay out of those that have to be fast for one row.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunInWorkspace<TPass>(NetworkExecution execution, ref float x, ref float y, ref float parameters, int rows)
        where TPass : struct, IForwardPass
    {
        using Workspace scratch = execution.RentScratch();
        WritableRegion region = default;
        region.Open(ref scratch.Start, scratch.Length);
        TPass.Run(ref x, ref y, ref parameters, ref scratch.Start, rows);
        region.Close();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static unsafe void RunParts<TPass>(NetworkExecution execution, ref float x, ref float y, ref float parameters, int rows, int threads)
        where TPass : struct, IForwardPass
    {
        fixed (float* pinnedX = &x, pinnedY = &y, pinnedParameters = &parameters)
            PartedRun.Run(new ForwardCall<TPass>(execution, pinnedX, pinnedY, pinnedParameters), rows, threads, gains: true);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunRowInWorkspace<TPass>(NetworkExecution execution, ref float x, ref float y, ref float parameters)
        where TPass : struct, IForwardPass
    {
        using Workspace scratch = execution.RentScratch();
        WritableRegion region = default;
        region.Open(ref scratch.Start, scratch.Length);
        TPass.RunRow(ref x, ref y, ref parameters, ref scratch.Start);
        region.Close();
    }
}
