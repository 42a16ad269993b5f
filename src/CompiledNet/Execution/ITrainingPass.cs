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

    /// <summary>The same, and the gradients of that sum times <paramref name="scale"/>.</summary>
    static abstract double Backward(ref float x, ref float targets, ref int labels, ref float parameters, ref float gradients, ref float workspace, float scale, int rows);

    /// <summary>The floats of scratch memory that a step with one row needs.</summary>
    static virtual int StepScratchLength => 0;

    /// <summary>
    /// Makes a step of gradient descent with one row, unless a gradient might be larger than allowed or something is not
    /// finite; then nothing is changed. Networks whose gradients of one row are more than single products make none.
    /// </summary>
    static virtual bool Descend(ref float x, ref float targets, ref int labels, ref float parameters, ref float scratch, float learningRate, float largestGradient, ref float cost) => false;
}
