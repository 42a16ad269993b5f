using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>The gradients of any loss, and of the inputs too if <c>dx</c> is not null.</summary>
internal readonly unsafe struct BackwardFromCall<TPass>(NetworkExecution execution, float* x, float* outputGradients, float* parameters, int gradientsLength, float* dx) : IShardedCall
    where TPass : struct, IBackwardPass
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Run(int first, int count, ref float gradients)
    {
        bool withInputs = dx != null;
        BackwardRun.RunShard<TPass>(
            execution,
            ref BatchRows.Input<TPass>(ref *x, first),
            ref outputGradients[(nint)first * TPass.OutputSize],
            ref *parameters,
            ref gradients,
            gradientsLength,
            ref withInputs ? ref BatchRows.Input<TPass>(ref *dx, first) : ref *dx,
            count,
            withInputs);
        return 0;
    }
}
