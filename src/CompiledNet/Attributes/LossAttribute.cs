namespace CompiledNet;

/// <summary>What training minimises: the mean of a loss function over the rows of a batch (the cost).</summary>
/// <param name="function">The loss of one row.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LossAttribute(LossFunction function) : Attribute
{
    /// <summary>The loss of one row.</summary>
    public LossFunction Function { get; } = function;

    /// <summary>
    /// The δ of <see cref="LossFunction.Huber"/>: the error at which the parabola becomes a line, greater than 0; 1
    /// by default.
    /// </summary>
    public float Delta { get; set; } = 1f;

    /// <summary>The τ of <see cref="LossFunction.Quantile"/>: the share of targets that outputs are to exceed, between 0 and 1; 0.5 by default.</summary>
    public float Quantile { get; set; } = 0.5f;

    /// <summary>
    /// The γ of <see cref="LossFunction.BinaryFocalCrossEntropy"/>, at least 0: how much less outputs count that are already right; 2 by default. With 0 it is
    /// binary cross-entropy.
    /// </summary>
    public float Gamma { get; set; } = 2f;

    /// <summary>
    /// The ε of <see cref="LossFunction.CrossEntropy"/>, at least 0 and below 1: <c>(1 − ε)·y + ε/K</c> takes the place of the targets y of K classes, as
    /// with PyTorch's <c>label_smoothing</c>; 0 by default.
    /// </summary>
    public float LabelSmoothing { get; set; }
}
