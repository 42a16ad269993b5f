using System.ComponentModel;

namespace CompiledNet.Execution;

/// <summary>The backward pass of one network for one vector width, from any loss, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IBackwardPass : IForwardPass
{
    /// <summary>
    /// The gradients of <paramref name="rows"/> rows <paramref name="x"/> from the derivatives of a loss with respect to their
    /// outputs: with respect to the parameters and, if <paramref name="withInputs"/>, to the inputs, into <paramref name="dx"/>.
    /// </summary>
    static abstract void BackwardFrom(ref float x, ref float outputGradients, ref float parameters, ref float gradients, ref float dx, ref float workspace, int rows, bool withInputs);

    /// <summary>The index of the first layer whose outputs are not all finite, or -1.</summary>
    static abstract int FindNonFiniteLayer(ref float x, ref float parameters, ref float workspace, int rows);
}
