using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>The sum of the loss, and the gradients of that sum times <c>scale</c>.</summary>
internal readonly unsafe struct BackwardCall<TPass>(NetworkExecution execution, float* x, float* targets, int* labels, float* weights, float* parameters, float scale, DropoutKey key) : IShardedCall
    where TPass : struct, ITrainingPass
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Run(int first, int count, ref float gradients) => TrainingRun.RunShard<TPass>(
        execution,
        ref BatchRows.Input<TPass>(ref *x, first),
        ref BatchRows.Target<TPass>(ref *targets, first),
        ref BatchRows.Label(ref *labels, first),
        ref BatchRows.Weight(ref *weights, first),
        ref *parameters,
        ref gradients,
        scale,
        in key,
        first,
        count);
}
