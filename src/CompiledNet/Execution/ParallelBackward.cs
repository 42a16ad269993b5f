using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>
/// A backward pass that is shared among threads. First each shard by itself, the first one into the caller's gradients; then
/// the sum of all, in parts of the parameters, each part over the shards in their order.
/// </summary>
internal sealed unsafe class ParallelBackward<TPass> : IParallelWork
    where TPass : struct, ITrainingPass
{
    private readonly double[] _totals = new double[Shards.Most];
    private readonly Workspace?[] _shardGradients = new Workspace?[Shards.Most];
    private NetworkExecution? _execution;
    private float* _x;
    private float* _targets;
    private int* _labels;
    private float* _parameters;
    private float* _gradients;
    private int _gradientsLength;
    private int _rows;
    private int _shards;
    private int _parts;

    public static ParallelBackward<TPass> Instance { get; } = new();

    /// <summary>Runs the pass, by the team that the caller has reserved.</summary>
    public double Run(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, ref float gradients, int gradientsLength, int rows, int threads)
    {
        fixed (float* pinnedX = &x, pinnedTargets = &targets, pinnedParameters = &parameters, pinnedGradients = &gradients)
        fixed (int* pinnedLabels = &labels)
        {
            _execution = execution;
            _x = pinnedX;
            _targets = pinnedTargets;
            _labels = pinnedLabels;
            _parameters = pinnedParameters;
            _gradients = pinnedGradients;
            _gradientsLength = gradientsLength;
            _rows = rows;
            _shards = Shards.Count(rows);
            _parts = 0;
            try
            {
                for (int shard = 1; shard < _shards; shard++)
                    _shardGradients[shard] = execution.RentGradients<TPass>();
                SharedTeam.Team.Run(this, _shards, threads);
                _parts = threads;
                SharedTeam.Team.Run(this, threads, threads);
            }
            finally
            {
                foreach (Workspace? rented in _shardGradients)
                    rented?.Dispose();
                _shardGradients.AsSpan().Clear();
                _execution = null;
            }
        }

        double total = 0;
        foreach (double part in _totals.AsSpan(0, _shards))
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

    private void RunShard(int shard)
    {
        int first = Shards.Start(shard, _shards, _rows);
        _totals[shard] = TrainingRun.RunShard<TPass>(
            _execution!,
            ref BatchRows.Input<TPass>(ref *_x, first),
            ref BatchRows.Target<TPass>(ref *_targets, first),
            ref BatchRows.Label(ref *_labels, first),
            ref *_parameters,
            ref shard == 0 ? ref *_gradients : ref _shardGradients[shard]!.Start,
            (float)(1 / BatchRows.Terms<TPass>(_rows)),
            Shards.Start(shard + 1, _shards, _rows) - first);
    }

    private void AddPart(int part)
    {
        // Whole cache lines, so that no two threads write to the same one.
        const int Line = 16;
        int lines = (_gradientsLength + Line - 1) / Line;
        int first = (int)((long)lines * part / _parts) * Line;
        int length = Math.Min((int)((long)lines * (part + 1) / _parts) * Line, _gradientsLength) - first;
        WritableRegion sum = default;
        sum.Open(ref _gradients[first], length);
        for (int shard = 1; shard < _shards; shard++)
            GradientSum.Add(ref _gradients[first], ref Unsafe.Add(ref _shardGradients[shard]!.Start, first), length);
        sum.Close();
    }
}
