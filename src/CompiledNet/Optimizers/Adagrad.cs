using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// Adagrad, with PyTorch's defaults and semantics. At step t, from 1:
/// <code>
/// s ← s + g²
/// θ ← θ − lr/(1 + (t − 1)·η) · g/(√s + ε)
/// </code>
/// </summary>
/// <remarks>J. Duchi, E. Hazan, Y. Singer: Adaptive Subgradient Methods for Online Learning and Stochastic Optimization (2011).</remarks>
public sealed class Adagrad() : ElementwiseOptimizer(1e-2f)
{
    private static readonly double[] NoStep = [0];

    /// <summary>The decay η of the learning rate, at least 0; 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public float LearningRateDecay
    {
        get;
        init => field = Hyperparameter.AtLeastZero(value, nameof(LearningRateDecay));
    }

    /// <summary>What the sum of squares s begins with, at least 0; 0 by default. (It is added under the root; the moment is the sum without it.)</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public float InitialSum
    {
        get;
        init => field = Hyperparameter.AtLeastZero(value, nameof(InitialSum));
    }

    /// <summary>The ε that keeps the quotient finite, outside the root; finite and above 0, 1e-10 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above 0.</exception>
    public float Epsilon
    {
        get;
        init => field = Hyperparameter.Epsilon(value, nameof(Epsilon));
    } = 1e-10f;

    /// <inheritdoc/>
    public override int MomentCount => 1;

    /// <summary>The number of steps.</summary>
    public override ReadOnlySpan<double> InitialScalars => NoStep;

    /// <summary>
    /// A parameter changes by at most lr·G/ε. A float sum of squares of at most G² grows until it is 2²⁵·G², where they are lost in rounding: it
    /// is finite with G = 2⁵⁰, as it is with what it begins with.
    /// </summary>
    private protected override float SafeGradient(float learningRate) =>
        InitialSum <= SafeChange ? SafeGradient(learningRate / Epsilon, 1.125899906842624e15) : 0f;

    private protected override void BeginStep(Span<double> scalars) => scalars[0]++;

    private protected override void Update(in RangeUpdate range, ReadOnlySpan<double> scalars) => range.Run(new Rule
    {
        LearningRate = (float)(range.LearningRate / (1 + (scalars[0] - 1) * LearningRateDecay)),
        InitialSum = InitialSum,
        Epsilon = Epsilon,
    });

    private readonly struct Rule : IUpdateRule
    {
        public static int Moments
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => 1;
        }

        public required float LearningRate { get; init; }

        public required float InitialSum { get; init; }

        public required float Epsilon { get; init; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(ref TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes>
        {
            first += gradients * gradients;
            TLanes root = TLanes.Sqrt(first + TLanes.Broadcast(InitialSum)) + TLanes.Broadcast(Epsilon);
            parameters -= TLanes.Broadcast(LearningRate) * gradients / root;
        }
    }
}
