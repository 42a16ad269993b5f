using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// Adam, with PyTorch's defaults and semantics. At step t, from 1:
/// <code>
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·g²
/// θ ← θ − lr/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε)
/// </code>
/// </summary>
/// <remarks>
/// D. P. Kingma, J. Ba: Adam: A Method for Stochastic Optimization (2015). The powers of β are running products in double;
/// every float operation is rounded by itself.
/// </remarks>
public class Adam : AdaptiveMomentOptimizer
{
    private static readonly double[] PowersBeforeTheFirstStep = [1, 1];

#pragma warning disable RS0022 // Open to AdamW; what other classes could override of a step is sealed or not theirs.
    /// <summary>With a learning rate of 1e-3.</summary>
    public Adam()
#pragma warning restore RS0022
        : base(1e-3f)
    {
    }

    /// <summary>Whether the largest v so far takes the place of v, so that the steps of a parameter do not grow again; false by default.</summary>
    /// <remarks>S. J. Reddi, S. Kale, S. Kumar: On the Convergence of Adam and Beyond (2018).</remarks>
    public bool AMSGrad { get; init; }

    /// <inheritdoc/>
    public sealed override int MomentCount => AMSGrad ? 3 : 2;

    /// <summary>β₁⁰ and β₂⁰.</summary>
    public sealed override ReadOnlySpan<double> InitialScalars => PowersBeforeTheFirstStep;

    /// <summary>A parameter changes by at most lr/(1 − β₁)·G/ε.</summary>
    private protected override float SafeGradient(float learningRate) =>
        SafeGradient(learningRate / ((1 - Beta1) * Epsilon), AdamFactors.LargestGradient);

    private protected override void BeginStep(Span<double> scalars)
    {
        scalars[0] *= ScheduledBeta1;
        scalars[1] *= Beta2;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void Update(in RangeUpdate range, ReadOnlySpan<double> scalars)
    {
        float stepSize = (float)(range.LearningRate / (1 - scalars[0]));
        float rootScale = (float)(1 / Math.Sqrt(1 - scalars[1]));
        if (AMSGrad)
            range.Run(new AdamRule<With> { Factors = Factors, StepSize = stepSize, RootScale = rootScale, Epsilon = Epsilon });
        else
            range.Run(new AdamRule<Without> { Factors = Factors, StepSize = stepSize, RootScale = rootScale, Epsilon = Epsilon });
    }
}
