using System.ComponentModel;

namespace CompiledNet.Execution;

/// <summary>
/// The passes of one network whose rows are steps in time for one vector width, for generated code. The rows of a call are those of the first step of
/// all streams, in their order, then those of the second, and so on.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStreamPass
{
    /// <summary>The values of an input row.</summary>
    static abstract int InputSize { get; }

    /// <summary>The values of an output row.</summary>
    static abstract int OutputSize { get; }

    /// <summary>The numbers of the inputs of a row that are indices, ascending; none unless said otherwise.</summary>
    static virtual ReadOnlySpan<int> IndexInputs => default;

    /// <summary>For each of them, how many values it may have: whole numbers from 0 on.</summary>
    static virtual ReadOnlySpan<int> IndexCounts => default;

    /// <summary>The floats that a stream keeps.</summary>
    static abstract int StateLength { get; }

    /// <summary>The most streams that <see cref="Run"/> takes.</summary>
    static abstract int BlockRows { get; }

    /// <summary>The floats of scratch memory that <see cref="Run"/> needs.</summary>
    static abstract int ScratchLength { get; }

    /// <summary>The floats of scratch memory that <see cref="RunStep"/> needs.</summary>
    static abstract int StepScratchLength { get; }

    /// <summary>The floats of the parameter storage that are trained, if there are statistics behind them; -1 if there are none.</summary>
    static abstract int LengthBeforeStatistics { get; }

    /// <summary>The floats of scratch memory that the passes below need for so many rows.</summary>
    static abstract long TrainingScratchLengthOf(int rows);

    /// <summary>Computes the outputs <paramref name="y"/> of some steps of every stream.</summary>
    static abstract void Run(ref float x, ref float y, ref float parameters, ref float scratch, ReadOnlySpan<StreamMemory> streams, int steps);

    /// <summary>Computes the outputs <paramref name="y"/> of one step of one stream, to the same bits, but for counting the step.</summary>
    static abstract void RunStep(ref float x, ref float y, ref float parameters, ref float scratch, ref float state, uint position);

    /// <summary>The gradients of any loss, from its derivative with respect to the outputs, of the network of inference.</summary>
    static abstract void BackwardFrom(ref float x, ref float outputGradients, ref float parameters, ref float gradients, ref float dx, ref float workspace, bool withInputs, ReadOnlySpan<StreamMemory> streams, int steps);

    /// <summary>The first layer whose outputs are not all finite, or -1.</summary>
    static abstract int FindNonFiniteLayer(ref float x, ref float parameters, ref float workspace, ReadOnlySpan<StreamMemory> streams, int steps);
}
