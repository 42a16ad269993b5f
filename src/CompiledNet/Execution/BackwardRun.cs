using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>Runs the passes that need no loss of the network's own, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BackwardRun
{
    /// <summary>The gradients of a batch from the derivatives of a loss with respect to its outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BackwardFrom<TPass>(NetworkExecution execution, ref float x, ref float outputGradients, ref float parameters, ref float gradients, int gradientsLength, ref float dx, int rows, bool withInputs)
        where TPass : struct, IBackwardPass
    {
        ArgumentNullException.ThrowIfNull(execution);
        Workspace workspace = execution.Rent();
        WritableRegion scratch = default, results = default, inputs = default;
        scratch.Open(ref workspace.Start, workspace.Length);
        results.Open(ref gradients, gradientsLength);
        inputs.Open(ref dx, withInputs ? (nint)rows * TPass.InputSize : 0);
        TPass.BackwardFrom(ref x, ref outputGradients, ref parameters, ref gradients, ref dx, ref workspace.Start, rows, withInputs);
        inputs.Close();
        results.Close();
        scratch.Close();
        execution.Return(workspace);
    }

    /// <summary>The index of the first layer whose outputs are not all finite, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FindNonFiniteLayer<TPass>(NetworkExecution execution, ref float x, ref float parameters, int rows)
        where TPass : struct, IBackwardPass
    {
        ArgumentNullException.ThrowIfNull(execution);
        Workspace workspace = execution.Rent();
        WritableRegion scratch = default;
        scratch.Open(ref workspace.Start, workspace.Length);
        int layer = TPass.FindNonFiniteLayer(ref x, ref parameters, ref workspace.Start, rows);
        scratch.Close();
        execution.Return(workspace);
        return layer;
    }
}
