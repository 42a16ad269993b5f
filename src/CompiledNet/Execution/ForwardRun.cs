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
            Parallel<TPass>.Instance.Run(execution, ref x, ref y, ref parameters, rows);
            WorkerTeam.Leave();
        }
        else
        {
            RunHere<TPass>(execution, ref x, ref y, ref parameters, rows);
        }
    }

    /// <summary>Computes the outputs <paramref name="y"/> of one row <paramref name="x"/>, to the same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RunRow<TPass>(NetworkExecution execution, ref float x, ref float y, ref float parameters)
        where TPass : struct, IForwardPass
    {
        if (TPass.RowScratchLength <= StackScratch.MostFloats)
            StackScratch.RunRow<TPass>(ref x, ref y, ref parameters);
        else
            RunRowInWorkspace<TPass>(execution, ref x, ref y, ref parameters);
    }

    private static void RunRowInWorkspace<TPass>(NetworkExecution execution, ref float x, ref float y, ref float parameters)
        where TPass : struct, IForwardPass
    {
        Workspace workspace = execution.Rent();
        TPass.RunRow(ref x, ref y, ref parameters, ref workspace.Start);
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
        TPass.Run(ref x, ref y, ref parameters, ref workspace.Start, rows);
        execution.Return(workspace);
    }

    /// <summary>The work of one call, cut into as many parts as there are threads. A row's outputs do not depend on the cut.</summary>
    private sealed unsafe class Parallel<TPass> : IParallelWork
        where TPass : struct, IForwardPass
    {
        private NetworkExecution? _execution;
        private float* _x;
        private float* _y;
        private float* _parameters;
        private int _rows;

        public static Parallel<TPass> Instance { get; } = new();

        public void Run(NetworkExecution execution, ref float x, ref float y, ref float parameters, int rows)
        {
            fixed (float* pinnedX = &x, pinnedY = &y, pinnedParameters = &parameters)
            {
                _execution = execution;
                _x = pinnedX;
                _y = pinnedY;
                _parameters = pinnedParameters;
                _rows = rows;
                WorkerTeam.Run(this, execution.Threads, execution.Threads);
                _execution = null;
            }
        }

        public void Run(int item)
        {
            int first = Shards.Start(item, _execution!.Threads, _rows);
            int end = Shards.Start(item + 1, _execution.Threads, _rows);
            RunHere<TPass>(_execution, ref _x[(nint)first * TPass.InputSize], ref _y[(nint)first * TPass.OutputSize], ref *_parameters, end - first);
        }
    }
}
