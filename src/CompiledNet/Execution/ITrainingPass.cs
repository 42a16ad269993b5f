using System.ComponentModel;

namespace CompiledNet.Execution;

/// <summary>The loss and the backward pass of one network for one vector width, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITrainingPass : IBackwardPass
{
    /// <summary>The terms that each row adds to the mean that is the cost.</summary>
    static abstract int TermsOfRow { get; }

    /// <summary>The sum of the loss over <paramref name="rows"/> rows. Either targets or labels are a null reference.</summary>
    static abstract double ComputeLoss(ref float x, ref float targets, ref int labels, ref float parameters, ref float workspace, int rows);

    /// <summary>
    /// Whether a batch is trained in one piece, because its statistics are those of all rows: in one shard and one block, with scratch
    /// memory that grows with the rows, of which there must be two.
    /// </summary>
    static abstract bool NeedsWholeBatch { get; }

    /// <summary>The floats of scratch memory that <see cref="Backward"/> needs for so many rows.</summary>
    static abstract long TrainingScratchLengthOf(int rows);

    /// <summary>
    /// The sum of the loss of the network in training, and the gradients of that sum times <paramref name="scale"/>. The places of
    /// statistics get what these become.
    /// </summary>
    /// <param name="x">The inputs.</param>
    /// <param name="targets">The targets, or a null reference.</param>
    /// <param name="labels">The labels, or a null reference.</param>
    /// <param name="weights">What the loss of each row is multiplied by, or a null reference.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">Where the gradients go.</param>
    /// <param name="workspace">Scratch memory.</param>
    /// <param name="scale">The factor of the gradients.</param>
    /// <param name="key">What dropout masks are drawn with.</param>
    /// <param name="firstRow">The number in the batch of the first of these rows, by which dropout masks are drawn.</param>
    /// <param name="rows">How many rows there are.</param>
    static abstract double Backward(ref float x, ref float targets, ref int labels, ref float weights, ref float parameters, ref float gradients, ref float workspace, float scale, in DropoutKey key, long firstRow, int rows);

    /// <summary>The floats of scratch memory that a step with one row needs.</summary>
    static virtual int StepScratchLength => 0;

    /// <summary>
    /// Makes a step of gradient descent with one row, unless a gradient might be larger than allowed or something is not
    /// finite; then nothing is changed. A network that has no such step never makes one.
    /// </summary>
    static virtual bool Descend(ref float x, ref float targets, ref int labels, ref float parameters, ref float scratch, float learningRate, float largestGradient, ref float cost) => false;
}
