using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// Lion: steps of one length, in the direction of a running mean's sign. With decoupled weight decay:
/// <code>
/// θ ← (1 − lr·λ)·θ
/// θ ← θ − lr·sign(β₁·m + (1 − β₁)·g)
/// m ← β₂·m + (1 − β₂)·g
/// </code>
/// </summary>
/// <remarks>
/// X. Chen et al.: Symbolic Discovery of Optimization Algorithms (2023), with its defaults. The sign of zero is zero. Its steps are larger than
/// those of Adam: a learning rate three to ten times smaller, and a weight decay as much larger, are usual.
/// </remarks>
public sealed class Lion : ElementwiseOptimizer
{
    /// <summary>With a learning rate of 1e-4 and a weight decay, if there is any, that is decoupled.</summary>
    public Lion()
        : base(1e-4f) =>
        DecouplesWeightDecay = true;

    /// <summary>The share β₁ of the mean in the direction of a step, in [0, 1); 0.9 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public double Beta1
    {
        get;
        init => field = Hyperparameter.Decay(value, nameof(Beta1));
    } = 0.9;

    /// <summary>The decay β₂ of the mean of the gradients, in [0, 1); 0.99 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public double Beta2
    {
        get;
        init => field = Hyperparameter.Decay(value, nameof(Beta2));
    } = 0.99;

    /// <inheritdoc/>
    public override int MomentCount => 1;

    /// <summary>A parameter changes by lr at most, and |m| ≤ G.</summary>
    private protected override float SafeGradient(float learningRate) => learningRate <= SafeChange ? (float)SafeChange : 0f;

    private protected override void Update(in RangeUpdate range, ReadOnlySpan<double> scalars) => range.Run(new Rule
    {
        LearningRate = range.LearningRate,
        Beta1 = (float)Beta1,
        Rest1 = (float)(1 - Beta1),
        Beta2 = (float)Beta2,
        Rest2 = (float)(1 - Beta2),
    });

    private readonly struct Rule : IUpdateRule
    {
        public static int Moments
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => 1;
        }

        public required float LearningRate { get; init; }

        public required float Beta1 { get; init; }

        public required float Rest1 { get; init; }

        public required float Beta2 { get; init; }

        public required float Rest2 { get; init; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(ref TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes direction = TLanes.Broadcast(Beta1) * first + TLanes.Broadcast(Rest1) * gradients;
            TLanes sign = TLanes.And(direction, TLanes.Broadcast(-0f));
            TLanes isMoved = TLanes.GreaterThan(TLanes.Abs(direction), TLanes.Zero);
            parameters -= TLanes.And(isMoved, TLanes.Or(sign, TLanes.Broadcast(LearningRate)));
            first = TLanes.Broadcast(Beta2) * first + TLanes.Broadcast(Rest2) * gradients;
        }
    }
}
