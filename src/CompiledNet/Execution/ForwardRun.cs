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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TPass>(NetworkExecution execution, ref float x, ref float y, ref float parameters, int rows)
        where TPass : struct, IForwardPass
    {
        ArgumentNullException.ThrowIfNull(execution);
        if (execution.Threads > 1 && rows * TPass.MultiplyAdds >= FewestMultiplyAdds && WorkerTeam.TryEnter())
        {
            ParallelForward<TPass>.Instance.Run(execution, ref x, ref y, ref parameters, rows);
            WorkerTeam.Leave();
        }
        else
        {
            WritableRegion outputs = default;
            outputs.Open(ref y, (nint)rows * TPass.OutputSize);
            RunHere<TPass>(execution, ref x, ref y, ref parameters, rows);
            outputs.Close();
        }
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

    private static void RunRowInWorkspace<TPass>(NetworkExecution execution, ref float x, ref float y, ref float parameters)
        where TPass : struct, IForwardPass
    {
        Workspace workspace = execution.Rent();
        WritableRegion scratch = default;
        scratch.Open(ref workspace.Start, workspace.Length);
        TPass.RunRow(ref x, ref y, ref parameters, ref workspace.Start);
        scratch.Close();
        execution.Return(workspace);
    }

    private static void RunHere<TPass>(NetworkExecution execution, ref float x, ref float y, ref float parameters, int rows)
        where TPass : struct, IForwardPass
    {
        if (TPass.ScratchLength <= StackScratch.MostFloats)
        {
            StackScratch.Run<TPass>(ref x, ref y, ref parameters, rows);
            return;
        }

        Workspace workspace = execution.Rent();
        WritableRegion scratch = default;
        scratch.Open(ref workspace.Start, workspace.Length);
        TPass.Run(ref x, ref y, ref parameters, ref workspace.Start, rows);
        scratch.Close();
        execution.Return(workspace);
    }
}
