using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// Rectified Adam, with PyTorch's defaults and semantics. At step t, from 1, with <c>ρ∞ = 2/(1 − β₂) − 1</c>:
/// <code>
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·g²
/// ρ = ρ∞ − 2·t·β₂ᵗ/(1 − β₂ᵗ)
/// r = √((ρ − 4)·(ρ − 2)·ρ∞ / ((ρ∞ − 4)·(ρ∞ − 2)·ρ))
/// θ ← θ − lr/(1 − β₁ᵗ)·r·√(1 − β₂ᵗ) · m/(√v + ε)     where ρ &gt; 5, else θ ← θ − lr/(1 − β₁ᵗ)·m
/// </code>
/// </summary>
/// <remarks>L. Liu et al.: On the Variance of the Adaptive Learning Rate and Beyond (2020).</remarks>
public sealed class RAdam() : AdaptiveMomentOptimizer(1e-3f)
{
    // β₁ᵗ, β₂ᵗ, t.
    private static readonly double[] BeforeTheFirstStep = [1, 1, 0];

    /// <inheritdoc/>
    public override int MomentCount => 2;

    /// <summary>β₁⁰, β₂⁰, and the number of steps.</summary>
    public override ReadOnlySpan<double> InitialScalars => BeforeTheFirstStep;

    /// <summary>With r ≤ 1, a parameter changes by at most lr/(1 − β₁)·G/min(1, ε).</summary>
    private protected override float SafeGradient(float learningRate) =>
        SafeGradient(learningRate / ((1 - Beta1) * Math.Min(1, Epsilon)), AdamFactors.LargestGradient);

    private protected override void BeginStep(Span<double> scalars)
    {
        scalars[0] *= ScheduledBeta1;
        scalars[1] *= Beta2;
        scalars[2]++;
    }

    private protected override void Update(in RangeUpdate range, ReadOnlySpan<double> scalars)
    {
        double stepSize = range.LearningRate / (1 - scalars[0]);
        double rest = 1 - scalars[1];
        double limit = 2 / (1 - Beta2) - 1;
        double length = limit - 2 * scalars[2] * scalars[1] / rest;
        if (length > 5)
        {
            double rectification = Math.Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length));
            range.Run(new Rule<With> { Factors = Factors, StepSize = (float)(stepSize * rectification * Math.Sqrt(rest)), Epsilon = Epsilon });
        }
        else
        {
            range.Run(new Rule<Without> { Factors = Factors, StepSize = (float)stepSize, Epsilon = Epsilon });
        }
    }

    private readonly struct Rule<TRectified> : IUpdateRule
        where TRectified : struct, IFlag
    {
        public static int Moments
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => 2;
        }

        public required AdamFactors Factors { get; init; }

        public required float StepSize { get; init; }

        public required float Epsilon { get; init; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(ref TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes>
        {
            Factors.Average(gradients, ref first, ref second);
            TLanes step = TLanes.Broadcast(StepSize) * first;
            parameters -= TRectified.IsSet ? step / (TLanes.Sqrt(second) + TLanes.Broadcast(Epsilon)) : step;
        }
    }
}
