using System.ComponentModel;

namespace CompiledNet.Execution;

/// <summary>The passes of one network for one vector width that need no loss, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IBackwardPass : IForwardPass
{
    /// <summary>The floats of scratch memory that the passes need beside the forward ones.</summary>
    static abstract int TrainingScratchLength { get; }

    /// <summary>The floats of the parameter storage that are trained, if there are statistics behind them; -1 if there are none.</summary>
    static virtual int LengthBeforeStatistics => -1;

    /// <summary>
    /// The gradients of any loss, from its derivative with respect to the outputs, of the network of inference. The places of statistics
    /// are left alone.
    /// </summary>
    static abstract void BackwardFrom(ref float x, ref float outputGradients, ref float parameters, ref float gradients, ref float dx, ref float workspace, int rows, bool withInputs);

    /// <summary>The first layer whose outputs are not all finite, or -1.</summary>
    static abstract int FindNonFiniteLayer(ref float x, ref float parameters, ref float workspace, int rows);
}
