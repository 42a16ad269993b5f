namespace CompiledNet.Execution;

/// <summary>Work over independent elements that threads share, cut into as many parts as there are threads.</summary>
internal sealed class ParallelParts<TWork> : IParallelWork
    where TWork : struct, IPartedWork
{
    private TWork _work;
    private int _length;
    private int _parts;

    public static ParallelParts<TWork> Instance { get; } = new();

    /// <summary>Does the work, by the team that the caller has reserved.</summary>
    public void Run(TWork work, int length, int threads)
    {
        _work = work;
        _length = length;
        _parts = threads;
        try
        {
            SharedTeam.Team.Run(this, threads, threads);
        }
        finally
        {
            _work = default;
        }
    }

    public void Run(int item)
    {
        int start = Parts.Start(item, _parts, _length);
        _work.Run(item, start, Parts.Start(item + 1, _parts, _length) - start);
    }
}
