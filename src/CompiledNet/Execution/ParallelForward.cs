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
    private int _parts;

    public static ParallelForward<TPass> Instance { get; } = new();

    /// <summary>Runs the pass, by the team that the caller has reserved.</summary>
    public void Run(NetworkExecution execution, ref float x, ref float y, ref float parameters, int rows, int threads)
    {
        fixed (float* pinnedX = &x, pinnedY = &y, pinnedParameters = &parameters)
        {
            _execution = execution;
            _x = pinnedX;
            _y = pinnedY;
            _parameters = pinnedParameters;
            _rows = rows;
            _parts = threads;
            try
            {
                SharedTeam.Team.Run(this, threads, threads);
            }
            finally
            {
                _execution = null;
            }
        }
    }

    public void Run(int item)
    {
        int first = Shards.Start(item, _parts, _rows);
        int end = Shards.Start(item + 1, _parts, _rows);
        ForwardRun.RunHere<TPass>(_execution!, ref BatchRows.Input<TPass>(ref *_x, first), ref _y[(nint)first * TPass.OutputSize], ref *_parameters, end - first);
    }
}
