using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>The sum of the loss alone.</summary>
internal readonly unsafe struct LossCall<TPass>(NetworkExecution execution, float* x, float* targets, int* labels, float* parameters) : IShardedCall
    where TPass : struct, ITrainingPass
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Run(int first, int count, ref float gradients) => TrainingRun.ComputeLossOfShard<TPass>(
        execution,
        ref BatchRows.Input<TPass>(ref *x, first),
        ref BatchRows.Target<TPass>(ref *targets, first),
        ref BatchRows.Label(ref *labels, first),
        ref *parameters,
        count);
}
