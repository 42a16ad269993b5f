using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// Adam with Nesterov's momentum, with PyTorch's defaults and semantics. At step t, from 1:
/// <code>
/// μₜ = β₁·(1 − ½·0.96^(t·ψ))
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·g²
/// θ ← θ − lr·((1 − μₜ)/(1 − Πμ)·g + μₜ₊₁/(1 − Πμ·μₜ₊₁)·m) / (√v/√(1 − β₂ᵗ) + ε)     with Πμ = μ₁·…·μₜ
/// </code>
/// </summary>
/// <remarks>T. Dozat: Incorporating Nesterov Momentum into Adam (2016).</remarks>
public sealed class NAdam() : AdaptiveMomentOptimizer(2e-3f)
{
    private const double LogOf096 = -0.040821994520255166; // ln 0.96

    // β₂ᵗ, Πμ, t.
    private static readonly double[] BeforeTheFirstStep = [1, 1, 0];

    /// <summary>The ψ by which momentum grows from step to step, at least 0; 4e-3 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public double MomentumDecay
    {
        get;
        init => field = double.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MomentumDecay), value, "The decay of the momentum must be finite and at least 0.");
    } = 4e-3;

    /// <inheritdoc/>
    public override int MomentCount => 2;

    /// <summary>β₂⁰, the product of no μ, and the number of steps.</summary>
    public override ReadOnlySpan<double> InitialScalars => BeforeTheFirstStep;

    /// <summary>With μ ≤ β₁, a parameter changes by at most 2·lr/(1 − β₁)·G/ε.</summary>
    private protected override float SafeGradient(float learningRate) =>
        SafeGradient(2 * learningRate / ((1 - Beta1) * Epsilon), AdamFactors.LargestGradient);

    private protected override void BeginStep(Span<double> scalars)
    {
        scalars[0] *= Beta2;
        scalars[2]++;
        scalars[1] *= MomentumAt(scalars[2]);
    }

    private protected override void Update(in RangeUpdate range, ReadOnlySpan<double> scalars)
    {
        double product = scalars[1];
        double next = MomentumAt(scalars[2] + 1);
        range.Run(new Rule
        {
            Factors = Factors,
            GradientStep = (float)(range.LearningRate * (1 - MomentumAt(scalars[2])) / (1 - product)),
            MeanStep = (float)(range.LearningRate * next / (1 - product * next)),
            RootScale = (float)(1 / Math.Sqrt(1 - scalars[0])),
            Epsilon = Epsilon,
        });
    }

    private double MomentumAt(double step) => ScheduledBeta1 * (1 - 0.5 * PortableMath.Exp(step * MomentumDecay * LogOf096));

    private readonly struct Rule : IUpdateRule
    {
        public static int Moments
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => 2;
        }

        public required AdamFactors Factors { get; init; }

        public required float GradientStep { get; init; }

        public required float MeanStep { get; init; }

        /// <summary>1/√(1 − β₂ᵗ).</summary>
        public required float RootScale { get; init; }

        public required float Epsilon { get; init; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(ref TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes>
        {
            Factors.Average(gradients, ref first, ref second);
            TLanes root = TLanes.Sqrt(second) * TLanes.Broadcast(RootScale) + TLanes.Broadcast(Epsilon);
            parameters -= (TLanes.Broadcast(GradientStep) * gradients + TLanes.Broadcast(MeanStep) * first) / root;
        }
    }
}
