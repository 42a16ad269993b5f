using System.ComponentModel;

namespace CompiledNet.Execution;

/// <summary>The loss and the backward pass of one network whose rows are steps in time for one vector width, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStreamTrainingPass : IStreamPass
{
    /// <summary>The terms that each row adds to the mean that is the cost.</summary>
    static abstract int TermsOfRow { get; }

    /// <summary>Whether statistics are taken of the rows, of which there must be two.</summary>
    static abstract bool NeedsSeveralRows { get; }

    /// <summary>The sum of the loss behind the first <paramref name="skipped"/> rows. Either targets or labels are a null reference.</summary>
    static abstract double ComputeLoss(ref float x, ref float targets, ref int labels, ref float parameters, ref float workspace, int skipped, ReadOnlySpan<StreamMemory> streams, int steps);

    /// <summary>
    /// The sum of the loss of the network in training, and the gradients of that sum times <paramref name="scale"/>: back through all steps, and not
    /// beyond the first. The loss of each row is multiplied by its weight, if there are weights and not a null reference. The places of statistics get what these become.
    /// </summary>
    static abstract double Backward(ref float x, ref float targets, ref int labels, ref float weights, ref float parameters, ref float gradients, ref float workspace, float scale, in DropoutKey key, long firstRow, int skipped, ReadOnlySpan<StreamMemory> streams, int steps);
}
