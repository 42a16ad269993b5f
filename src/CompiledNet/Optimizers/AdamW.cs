namespace CompiledNet;

/// <summary>
/// Adam with decoupled weight decay, with PyTorch's defaults and semantics. At step t, from 1:
/// <code>
/// θ ← (1 − lr·λ)·θ
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·g²
/// θ ← θ − lr/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε)
/// </code>
/// </summary>
/// <remarks>
/// I. Loshchilov, F. Hutter: Decoupled Weight Decay Regularization (2019). Unlike in PyTorch, λ = 0.01 is by default that of weights
/// alone (<see cref="ElementwiseOptimizer.DecaysAllTensors"/>). The powers of β are running products in double;
/// every float operation is rounded by itself.
/// </remarks>
public sealed class AdamW : ElementwiseOptimizer
{
    private static readonly double[] PowersBeforeTheFirstStep = [1, 1];

    /// <summary>With a learning rate of 1e-3 and a decoupled weight decay of 0.01.</summary>
    public AdamW()
        : base(1e-3f)
    {
        WeightDecay = 0.01f;
        DecouplesWeightDecay = true;
    }

    /// <summary>
    /// The decay β₁ of the mean of the gradients, in [0, 1); 0.9 by default. A double, because <c>1 − β</c>
    /// would magnify the rounding of a float.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public double Beta1
    {
        get;
        init => field = Hyperparameter.Decay(value, nameof(Beta1));
    } = 0.9;

    /// <summary>The decay β₂ of the mean of the squared gradients, in [0, 1); 0.999 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public double Beta2
    {
        get;
        init => field = Hyperparameter.Decay(value, nameof(Beta2));
    } = 0.999;

    /// <summary>The ε that keeps the quotient finite, outside the root; finite and above 0, 1e-8 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above 0.</exception>
    public float Epsilon
    {
        get;
        init => field = Hyperparameter.Epsilon(value, nameof(Epsilon));
    } = 1e-8f;

    /// <summary>Whether the largest v so far takes the place of v, so that the steps of a parameter do not grow again; false by default.</summary>
    /// <remarks>S. J. Reddi, S. Kale, S. Kumar: On the Convergence of Adam and Beyond (2018).</remarks>
    public bool AMSGrad { get; init; }

    /// <inheritdoc/>
    public override int MomentCount => AMSGrad ? 3 : 2;

    /// <summary>β₁⁰ and β₂⁰.</summary>
    public override ReadOnlySpan<double> InitialScalars => PowersBeforeTheFirstStep;

    /// <summary>A parameter changes by at most lr/(1 − β₁)·G/ε.</summary>
    private protected override float SafeGradient(float learningRate) =>
        SafeGradient(learningRate / ((1 - Beta1) * Epsilon), AdamFactors.LargestGradient);

    private protected override void BeginStep(Span<double> scalars)
    {
        scalars[0] *= Beta1;
        scalars[1] *= Beta2;
    }

    private protected override void Update(in RangeUpdate range, ReadOnlySpan<double> scalars) =>
        AdamStep.Run(in range, scalars, new AdamFactors(Beta1, Beta2), Epsilon, AMSGrad);
}
