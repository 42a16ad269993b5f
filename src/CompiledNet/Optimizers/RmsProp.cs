using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// RMSProp, with PyTorch's defaults and semantics:
/// <code>
/// v ← α·v + (1 − α)·g²
/// θ ← θ − lr·g/(√v + ε)
/// </code>
/// Centered, <c>a ← α·a + (1 − α)·g</c> and <c>v − a²</c> takes the place of v under the root; with momentum μ,
/// <c>b ← μ·b + g/(√v + ε)</c> and <c>θ ← θ − lr·b</c>.
/// </summary>
/// <remarks>
/// T. Tieleman, G. Hinton: Lecture 6.5, Neural Networks for Machine Learning (2012). Centered: A. Graves: Generating Sequences With
/// Recurrent Neural Networks (2013); where rounding makes v − a² negative, it is taken for zero.
/// </remarks>
public sealed class RmsProp() : ElementwiseOptimizer(1e-2f)
{
    /// <summary>The decay α of the mean of the squared gradients, in [0, 1); 0.99 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public double Alpha
    {
        get;
        init => field = Hyperparameter.Decay(value, nameof(Alpha));
    } = 0.99;

    /// <summary>The ε that keeps the quotient finite, outside the root; finite and above 0, 1e-8 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above 0.</exception>
    public float Epsilon
    {
        get;
        init => field = Hyperparameter.Epsilon(value, nameof(Epsilon));
    } = 1e-8f;

    /// <summary>The share μ of the former step that each step keeps, in [0, 1); 0 (none) by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public float Momentum
    {
        get;
        init => field = Hyperparameter.Momentum(value, nameof(Momentum));
    }

    /// <summary>Whether the variance of the gradients takes the place of their mean square; false by default.</summary>
    public bool Centered { get; init; }

    /// <inheritdoc/>
    public override int MomentCount => 1 + (Centered ? 1 : 0) + (Momentum == 0 ? 0 : 1);

    internal override bool HasMomentum => Momentum != 0;

    /// <summary>A parameter changes by at most lr/(1 − μ)·G/ε.</summary>
    private protected override float SafeGradient(float learningRate) =>
        SafeGradient(learningRate / ((1 - (double)Momentum) * Epsilon), AdamFactors.LargestGradient);

    private protected override void Update(in RangeUpdate range, ReadOnlySpan<double> scalars)
    {
        if (Centered && Momentum != 0)
            range.Run(Rule<With, With>(range.LearningRate));
        else if (Centered)
            range.Run(Rule<With, Without>(range.LearningRate));
        else if (Momentum != 0)
            range.Run(Rule<Without, With>(range.LearningRate));
        else
            range.Run(Rule<Without, Without>(range.LearningRate));
    }

    private RmsPropRule<TCentered, TMomentum> Rule<TCentered, TMomentum>(float learningRate)
        where TCentered : struct, IFlag
        where TMomentum : struct, IFlag => new()
        {
            LearningRate = learningRate,
            Alpha = (float)Alpha,
            Rest = (float)(1 - Alpha),
            Epsilon = Epsilon,
            Momentum = (float)(Momentum * MomentumFactor),
        };
}
