using System.ComponentModel;
using System.Runtime.CompilerServices;

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
        WritableRegion scratch = default;
        scratch.Open(ref workspace.Start, workspace.Length);
        int shards = Shards.Count(rows);
        double total = 0;
        for (int shard = 0; shard < shards; shard++)
        {
            int first = Shards.Start(shard, shards, rows);
            total += TPass.ComputeLoss(ref BatchRows.Input<TPass>(ref x, first), ref BatchRows.Target<TPass>(ref targets, first), ref BatchRows.Label(ref labels, first), ref parameters, ref workspace.Start, Shards.Start(shard + 1, shards, rows) - first);
        }

        scratch.Close();
        execution.Return(workspace);
        return (float)(total / BatchRows.Terms<TPass>(rows));
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
            total = ParallelBackward<TPass>.Instance.Run(execution, ref x, ref targets, ref labels, ref parameters, ref gradients, gradientsLength, rows);
            WorkerTeam.Leave();
        }
        else
        {
            Workspace workspace = execution.Rent();
            WritableRegion scratch = default, results = default, shardResults = default;
            scratch.Open(ref workspace.Start, workspace.Length);
            results.Open(ref gradients, gradientsLength);
            shardResults.Open(ref workspace.Gradients, gradientsLength);
            total = RunHere<TPass>(workspace, ref x, ref targets, ref labels, ref parameters, ref gradients, gradientsLength, rows);
            shardResults.Close();
            results.Close();
            scratch.Close();
            execution.Return(workspace);
        }

        return (float)(total / BatchRows.Terms<TPass>(rows));
    }

    /// <summary>A step of gradient descent with one row, if it can be made; if not, nothing is changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Descend<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, float learningRate, float largestGradient, ref float cost)
        where TPass : struct, ITrainingPass
    {
        ArgumentNullException.ThrowIfNull(execution);
        WritableRegion moved = default;
        moved.Open(ref parameters, execution.GradientsLength);
        bool done = TPass.StepScratchLength <= StackScratch.MostFloats
            ? StackScratch.Descend<TPass>(ref x, ref targets, ref labels, ref parameters, learningRate, largestGradient, ref cost)
            : DescendInWorkspace<TPass>(execution, ref x, ref targets, ref labels, ref parameters, learningRate, largestGradient, ref cost);
        moved.Close();
        return done;
    }

    private static bool DescendInWorkspace<TPass>(NetworkExecution execution, ref float x, ref float targets, ref int labels, ref float parameters, float learningRate, float largestGradient, ref float cost)
        where TPass : struct, ITrainingPass
    {
        Workspace workspace = execution.Rent();
        WritableRegion scratch = default;
        scratch.Open(ref workspace.Start, workspace.Length);
        bool done = TPass.Descend(ref x, ref targets, ref labels, ref parameters, ref workspace.Start, learningRate, largestGradient, ref cost);
        scratch.Close();
        execution.Return(workspace);
        return done;
    }

    private static double RunHere<TPass>(Workspace workspace, ref float x, ref float targets, ref int labels, ref float parameters, ref float gradients, int gradientsLength, int rows)
        where TPass : struct, ITrainingPass
    {
        float scale = (float)(1 / BatchRows.Terms<TPass>(rows));
        int shards = Shards.Count(rows);
        int end = Shards.Start(1, shards, rows);
        double total = TPass.Backward(ref x, ref targets, ref labels, ref parameters, ref gradients, ref workspace.Start, scale, end);
        for (int shard = 1; shard < shards; shard++)
        {
            int first = end;
            end = Shards.Start(shard + 1, shards, rows);
            total += TPass.Backward(ref BatchRows.Input<TPass>(ref x, first), ref BatchRows.Target<TPass>(ref targets, first), ref BatchRows.Label(ref labels, first), ref parameters, ref workspace.Gradients, ref workspace.Start, scale, end - first);
            GradientSum.Add(ref gradients, ref workspace.Gradients, gradientsLength);
        }

        return total;
    }
}
