namespace CompiledNet;

/// <summary>Adam and its relatives: rules that keep a running mean of the gradients, m, and one of their squares, v.</summary>
public abstract class AdaptiveMomentOptimizer : ElementwiseOptimizer
{
    private protected AdaptiveMomentOptimizer(float learningRate)
        : base(learningRate)
    {
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

    internal sealed override bool HasMomentum => Beta1 != 0;

    /// <summary>β₁ at this step.</summary>
    private protected double ScheduledBeta1 => Beta1 * MomentumFactor;

    /// <summary>β₁ and β₂ as a step takes them.</summary>
    private protected AdamFactors Factors => new(ScheduledBeta1, Beta2);
}
