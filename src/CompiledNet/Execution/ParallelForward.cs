namespace CompiledNet.Execution;

/// <summary>
/// A forward pass that is shared among threads, cut into as many parts as there are threads. A row's outputs do not depend on
/// the cut.
/// </summary>
internal sealed unsafe class ParallelForward<TPass> : IParallelWork
    where TPass : struct, IForwardPass
{
    private NetworkExecution? _execution;
    private float* _x;
    private float* _y;
    private float* _parameters;
    private int _rows;

    public static ParallelForward<TPass> Instance { get; } = new();

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
        ref float x = ref BatchRows.Input<TPass>(ref *_x, first);
        ref float y = ref _y[(nint)first * TPass.OutputSize];
        WritableRegion outputs = default;
        outputs.Open(ref y, (nint)(end - first) * TPass.OutputSize);
        if (TPass.ScratchLength <= StackScratch.MostFloats)
            StackScratch.Run<TPass>(ref x, ref y, ref *_parameters, end - first);
        else
            RunIn(_execution.ShardWorkspaces![item], ref x, ref y, end - first);
        outputs.Close();
    }

    private void RunIn(Workspace workspace, ref float x, ref float y, int rows)
    {
        WritableRegion scratch = default;
        scratch.Open(ref workspace.Start, workspace.Length);
        TPass.Run(ref x, ref y, ref *_parameters, ref workspace.Start, rows);
        scratch.Close();
    }
}
