namespace CompiledNet.Execution;

/// <summary>
/// A call that threads share by shards. First each shard by itself, the first one into the caller's gradients; then the sum
/// of the gradients of all, in parts of the parameters, each part over the shards in their order.
/// </summary>
internal sealed unsafe class ParallelShards<TCall> : IParallelWork
    where TCall : struct, IShardedCall
{
    private readonly double[] _totals = new double[Shards.Most];
    private readonly Workspace?[] _shardGradients = new Workspace?[Shards.Most];
    private TCall _call;
    private PinnedGradients _gradients;
    private ShardCut _cut;
    private int _parts;
    private int _threads;

    public static ParallelShards<TCall> Instance { get; } = new();

    private bool HasGradients => _gradients.Length > 0;

    /// <summary>Runs the call, by the team that the caller has reserved.</summary>
    public double Run(TCall call, NetworkExecution execution, PinnedGradients gradients, ShardCut cut, int threads)
    {
        _call = call;
        _gradients = gradients;
        _cut = cut;
        _parts = 0;
        _threads = threads;
        try
        {
            for (int shard = 1; HasGradients && shard < _cut.Count; shard++)
                _shardGradients[shard] = execution.RentGradients(gradients.Layout, gradients.Length);
            SharedTeam.Team.Run(this, _cut.Count, threads);
            if (HasGradients)
            {
                _parts = threads;
                SharedTeam.Team.Run(this, threads, threads);
                for (int shard = 1; shard < _cut.Count; shard++)
                    _shardGradients[shard]!.LeaveFor(gradients.Layout);
            }
        }
        finally
        {
            foreach (Workspace? rented in _shardGradients)
                rented?.Dispose();
            _shardGradients.AsSpan().Clear();
            _call = default;
            _gradients = default;
        }

        double total = 0;
        foreach (double part in _totals.AsSpan(0, _cut.Count))
            total += part;
        return total;
    }

    public void Run(int item)
    {
        if (_parts == 0)
            RunShard(item);
        else
            AddPart(item);
    }

    private void RunShard(int item)
    {
        int shard = Shards.Turn(item, _cut.Count, _threads);
        int first = _cut.Start(shard);
        int end = _cut.Start(shard + 1);
        ref float gradients = ref shard == 0 || !HasGradients ? ref *_gradients.Start : ref _shardGradients[shard]!.Start;
        _totals[shard] = _call.Run(first, end - first, ref gradients);
    }

    private void AddPart(int part)
    {
        int start = Parts.Start(part, _parts, _gradients.Length);
        int end = Parts.Start(part + 1, _parts, _gradients.Length);
        for (int shard = 1; shard < _cut.Count; shard++)
        {
            int first = _cut.Start(shard);
            _gradients.Add(ref _shardGradients[shard]!.Start, first, _cut.Start(shard + 1) - first, start, end);
        }
    }
}
