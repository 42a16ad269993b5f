using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>The outputs of rows, each of which is computed by itself.</summary>
internal readonly unsafe struct ForwardCall<TPass>(NetworkExecution execution, float* x, float* y, float* parameters) : IPartedWork
    where TPass : struct, IForwardPass
{
    public void Run(int part, int start, int length) => ForwardRun.RunHere<TPass>(
        execution,
        ref BatchRows.Input<TPass>(ref *x, start),
        ref y[(nint)start * TPass.OutputSize],
        ref *parameters,
        length);
}
