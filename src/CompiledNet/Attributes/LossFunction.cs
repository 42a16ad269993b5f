namespace CompiledNet;

/// <summary>
/// The loss functions, of the outputs <c>a</c> (also written ŷ) and the targets <c>y</c>. The cost is their mean: over
/// rows and outputs for all but <see cref="CrossEntropy"/> and <see cref="KLDivergence"/>, which sum over the outputs of a row.
/// </summary>
public enum LossFunction
{
    /// <summary><c>(a − y)²</c>.</summary>
    MeanSquaredError,

    /// <summary><c>|a − y|</c>; the derivative at 0 is 0.</summary>
    MeanAbsoluteError,

    /// <summary><c>(a − y)²/2</c> where <c>|a − y| ≤ δ</c>, <c>δ·(|a − y| − δ/2)</c> beyond.</summary>
    Huber,

    /// <summary>
    /// <c>−(y·ln a + (1 − y)·ln(1 − a))</c>, for a last layer with <see cref="Activation.Sigmoid"/>; computed from the
    /// pre-activations, so that it is finite for every finite input, as is its mean.
    /// </summary>
    BinaryCrossEntropy,

    /// <summary>
    /// <c>−Σᵢ yᵢ·ln aᵢ</c>, for a last layer with <see cref="Activation.Softmax"/>; computed from the pre-activations, so
    /// that it is finite for every finite input: a mean above the largest float, which takes logits further apart than that,
    /// is given as the largest float. Targets are distributions over the classes or class labels.
    /// </summary>
    CrossEntropy,

    /// <summary><c>ln cosh(a − y)</c>: a parabola for small errors, nearly <c>|a − y|</c> for large ones.</summary>
    LogCosh,

    /// <summary><c>max(τ·(y − a), (1 − τ)·(a − y))</c>, also called pinball loss: outputs learn the quantile τ of the targets.</summary>
    Quantile,

    /// <summary><c>max(0, 1 − a·y)</c>, for targets −1 and 1.</summary>
    Hinge,

    /// <summary>
    /// <c>−(y·(1 − a)^γ·ln a + (1 − y)·a^γ·ln(1 − a))</c>, for a last layer with <see cref="Activation.Sigmoid"/>: <see cref="BinaryCrossEntropy"/> in
    /// which rows that are already right count less, for classes of which one is rare.
    /// </summary>
    BinaryFocalCrossEntropy,

    /// <summary>
    /// <c>Σᵢ yᵢ·ln(yᵢ/aᵢ)</c>, for a last layer with <see cref="Activation.Softmax"/>: <see cref="CrossEntropy"/> without the entropy of the targets, which
    /// are distributions.
    /// </summary>
    KLDivergence,
}
