using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// Adadelta, with PyTorch's defaults and semantics:
/// <code>
/// v ← ρ·v + (1 − ρ)·g²
/// d = √(u + ε)/√(v + ε)·g
/// θ ← θ − lr·d
/// u ← ρ·u + (1 − ρ)·d²
/// </code>
/// </summary>
/// <remarks>M. D. Zeiler: ADADELTA: An Adaptive Learning Rate Method (2012).</remarks>
public sealed class Adadelta() : ElementwiseOptimizer(1f)
{
    /// <summary>The decay ρ of the means of squares, in [0, 1); 0.9 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public double Rho
    {
        get;
        init => field = Hyperparameter.Decay(value, nameof(Rho));
    } = 0.9;

    /// <summary>The ε under both roots, finite and above 0; 1e-6 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above 0.</exception>
    public float Epsilon
    {
        get;
        init => field = Hyperparameter.Epsilon(value, nameof(Epsilon));
    } = 1e-6f;

    /// <inheritdoc/>
    public override int MomentCount => 2;

    /// <remarks>
    /// With V = v + ε a step multiplies u + ε by at most ρ + (1 − ρ)·g²/V ≤ (V/V')^ρ, where V' is V before the step, and adds at most ε. So
    /// after n steps u + ε ≤ n·ε·(1 + G²/ε)^ρ ≤ n·(ε + G²) if ε ≥ 1, else n·(1 + G²): with G = 2⁴⁰ that is below 2¹²⁰ for 2³⁹ steps; and
    /// |d| ≤ √((u + ε)/(1 − ρ)) ≤ 2⁶⁰/√(1 − ρ).
    /// </remarks>
    private protected override float SafeGradient(float learningRate) =>
        learningRate / Math.Sqrt(1 - Rho) <= 1.0995116e12 && Epsilon <= 1e24f ? 1.0995116e12f : 0f;

    private protected override void Update(in RangeUpdate range, ReadOnlySpan<double> scalars) => range.Run(new Rule
    {
        LearningRate = range.LearningRate,
        Rho = (float)Rho,
        Rest = (float)(1 - Rho),
        Epsilon = Epsilon,
    });

    private readonly struct Rule : IUpdateRule
    {
        public static int Moments
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => 2;
        }

        public required float LearningRate { get; init; }

        public required float Rho { get; init; }

        /// <summary>1 − ρ.</summary>
        public required float Rest { get; init; }

        public required float Epsilon { get; init; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(ref TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes>
        {
            first = TLanes.Broadcast(Rho) * first + TLanes.Broadcast(Rest) * gradients * gradients;
            TLanes step = TLanes.Sqrt(second + TLanes.Broadcast(Epsilon)) / TLanes.Sqrt(first + TLanes.Broadcast(Epsilon)) * gradients;
            parameters -= TLanes.Broadcast(LearningRate) * step;
            second = TLanes.Broadcast(Rho) * second + TLanes.Broadcast(Rest) * step * step;
        }
    }
}
