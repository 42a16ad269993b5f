using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CompiledNet.Numerics;

namespace CompiledNet.Execution;

/// <summary>
/// Runs the loss and backward passes of a batch, for generated code: shard by shard, shared among threads if that was
/// asked for and gains.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TrainingRun
{
    // About 20 microseconds of one core: waking a helper costs a few.
    private const long FewestMultiplyAdds = 1 << 18;

    /// <summary>The cost of a batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float ComputeLoss<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, int rows)
        where TPass : struct, ITrainingPass
    {
        ArgumentNullException.ThrowIfNull(execution);
        Workspace workspace = execution.Rent();
        int shards = Shards.Count(rows);
        double total = 0;
        for (int shard = 0; shard < shards; shard++)
        {
            int first = Shards.Start(shard, shards, rows);
            total += TPass.ComputeLoss(ref Row<TPass>(ref x, first), ref Target<TPass>(ref targets, first), ref Label(ref labels, first), ref parameters, ref workspace.Start, Shards.Start(shard + 1, shards, rows) - first);
        }

        execution.Return(workspace);
        return (float)(total / Terms<TPass>(rows));
    }

    /// <summary>The cost of a batch, and into <paramref name="gradients"/> its derivatives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Backward<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, ref float gradients, int gradientsLength, int rows)
        where TPass : struct, ITrainingPass
    {
        ArgumentNullException.ThrowIfNull(execution);
        double total;
        if (execution.Threads > 1 && Shards.Count(rows) > 1 && rows * TPass.MultiplyAdds >= FewestMultiplyAdds && WorkerTeam.TryEnter())
        {
            total = Parallel<TPass>.Instance.Run(execution, ref x, ref targets, ref labels, ref parameters, ref gradients, gradientsLength, rows);
            WorkerTeam.Leave();
        }
        else
        {
            Workspace workspace = execution.Rent();
            total = RunHere<TPass>(workspace, ref x, ref targets, ref labels, ref parameters, ref gradients, gradientsLength, rows);
            execution.Return(workspace);
        }

        return (float)(total / Terms<TPass>(rows));
    }

    /// <summary>A step of gradient descent with one row, if it can be made; if not, nothing is changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Descend<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, float learningRate, float largestGradient, ref float cost)
        where TPass : struct, ITrainingPass =>
        TPass.StepScratchLength <= StackScratch.MostFloats
            ? StackScratch.Descend<TPass>(ref x, ref targets, ref labels, ref parameters, learningRate, largestGradient, ref cost)
            : DescendInWorkspace<TPass>(execution, ref x, ref targets, ref labels, ref parameters, learningRate, largestGradient, ref cost);

    private static bool DescendInWorkspace<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, float learningRate, float largestGradient, ref float cost)
        where TPass : struct, ITrainingPass
    {
        Workspace workspace = execution.Rent();
        bool done = TPass.Descend(ref x, ref targets, ref labels, ref parameters, ref workspace.Start, learningRate, largestGradient, ref cost);
        execution.Return(workspace);
        return done;
    }

    private static double RunHere<TPass>(Workspace workspace, ref float x, ref float targets, ref int labels, ref float parameters, ref float gradients, int gradientsLength, int rows)
        where TPass : struct, ITrainingPass
    {
        float scale = (float)(1 / Terms<TPass>(rows));
        int shards = Shards.Count(rows);
        int end = Shards.Start(1, shards, rows);
        double total = TPass.Backward(ref x, ref targets, ref labels, ref parameters, ref gradients, ref workspace.Start, scale, end);
        for (int shard = 1; shard < shards; shard++)
        {
            int first = end;
            end = Shards.Start(shard + 1, shards, rows);
            total += TPass.Backward(ref Row<TPass>(ref x, first), ref Target<TPass>(ref targets, first), ref Label(ref labels, first), ref parameters, ref workspace.Gradients, ref workspace.Start, scale, end - first);
            Add(ref gradients, ref workspace.Gradients, gradientsLength);
        }

        return total;
    }

    private static double Terms<TPass>(int rows)
        where TPass : struct, ITrainingPass =>
        (double)rows * TPass.TermsOfRow;

    private static ref float Row<TPass>(ref float x, int row)
        where TPass : struct, ITrainingPass =>
        ref Unsafe.Add(ref x, (nint)row * TPass.InputSize);

    private static ref float Target<TPass>(ref float targets, int row)
        where TPass : struct, ITrainingPass =>
        ref Unsafe.IsNullRef(ref targets) ? ref targets : ref Unsafe.Add(ref targets, (nint)row * TPass.OutputSize);

    private static ref int Label(ref int labels, int row) =>
        ref Unsafe.IsNullRef(ref labels) ? ref labels : ref Unsafe.Add(ref labels, row);

    /// <summary><c>sum ← sum + values</c>.</summary>
    private static void Add(ref float sum, ref float values, int length) =>
        ElementwiseLoop.Run(new Addition(ref sum, ref values), length);

    private readonly ref struct Addition(ref float sum, ref float values) : IElementwiseUpdate
    {
        private readonly ref float _sum = ref sum;
        private readonly ref float _values = ref values;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(int offset, int count)
            where TLanes : struct, ILanes<TLanes> =>
            (TLanes.LoadFirst(in _sum, offset, count) + TLanes.LoadFirst(in _values, offset, count)).StoreFirst(ref _sum, offset, count);
    }

    /// <summary>
    /// The work of one call. First each shard by itself, the first one into the caller's gradients; then the sum of all, in
    /// parts of the parameters, each part over the shards in their order.
    /// </summary>
    private sealed unsafe class Parallel<TPass> : IParallelWork
        where TPass : struct, ITrainingPass
    {
        private readonly double[] _totals = new double[Shards.Most];
        private Workspace[]? _workspaces;
        private float* _x;
        private float* _targets;
        private int* _labels;
        private float* _parameters;
        private float* _gradients;
        private int _gradientsLength;
        private int _rows;
        private int _shards;
        private int _parts;

        public static Parallel<TPass> Instance { get; } = new();

        public double Run(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, ref float gradients, int gradientsLength, int rows)
        {
            fixed (float* pinnedX = &x, pinnedTargets = &targets, pinnedParameters = &parameters, pinnedGradients = &gradients)
            fixed (int* pinnedLabels = &labels)
            {
                _workspaces = execution.ShardWorkspaces;
                _x = pinnedX;
                _targets = pinnedTargets;
                _labels = pinnedLabels;
                _parameters = pinnedParameters;
                _gradients = pinnedGradients;
                _gradientsLength = gradientsLength;
                _rows = rows;
                _shards = Shards.Count(rows);
                _parts = 0;
                WorkerTeam.Run(this, _shards, execution.Threads);
                _parts = execution.Threads;
                WorkerTeam.Run(this, _parts, execution.Threads);
                _workspaces = null;
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
            Workspace workspace = _workspaces![shard];
            _totals[shard] = TPass.Backward(
                ref Row<TPass>(ref *_x, first),
                ref Target<TPass>(ref *_targets, first),
                ref Label(ref *_labels, first),
                ref *_parameters,
                ref shard == 0 ? ref *_gradients : ref workspace.Gradients,
                ref workspace.Start,
                (float)(1 / Terms<TPass>(_rows)),
                Shards.Start(shard + 1, _shards, _rows) - first);
        }

        private void AddPart(int part)
        {
            // Whole cache lines, so that no two threads write to the same one.
            const int Line = 16;
            int lines = (_gradientsLength + Line - 1) / Line;
            int first = (int)((long)lines * part / _parts) * Line;
            int length = Math.Min((int)((long)lines * (part + 1) / _parts) * Line, _gradientsLength) - first;
            for (int shard = 1; shard < _shards; shard++)
                Add(ref _gradients[first], ref Unsafe.Add(ref _workspaces![shard].Gradients, first), length);
        }
    }
}
