using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// Stochastic gradient descent, <c>θ ← θ − lr·g</c>; with momentum μ and dampening τ, <c>b ← μ·b + (1 − τ)·g</c> (at the first step
/// <c>b ← g</c>) and <c>θ ← θ − lr·b</c>; or, as Nesterov's, <c>θ ← θ − lr·(g + μ·b)</c>. As PyTorch's <c>SGD</c>.
/// </summary>
/// <remarks>
/// Every product is rounded before it is added, so that a step is <c>w − α·dw</c> to the bit. Momentum: B. T. Polyak: Some
/// methods of speeding up the convergence of iteration methods (1964). Nesterov: I. Sutskever, J. Martens, G. Dahl, G. Hinton: On the
/// importance of initialization and momentum in deep learning (2013).
/// </remarks>
public sealed class Sgd() : ElementwiseOptimizer(1e-3f)
{
    private static readonly double[] ShareOfTheFirstGradient = [1];

    /// <summary>The share μ of the former step that each step keeps, in [0, 1); 0 (none) by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public float Momentum
    {
        get;
        init => field = Hyperparameter.Momentum(value, nameof(Momentum));
    }

    /// <summary>The share τ of each gradient after the first that momentum does not take up, in [0, 1]; 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1].</exception>
    public float Dampening
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Dampening), value, "The dampening must be in [0, 1].");
    }

    /// <summary>Whether momentum is Nesterov's, which needs a <see cref="Momentum"/> above 0 and no dampening; false by default.</summary>
    public bool Nesterov { get; init; }

    /// <inheritdoc/>
    public override int MomentCount => Momentum == 0 ? 0 : 1;

    /// <summary>With dampening, the share of the next gradient that momentum takes up: at first 1.</summary>
    public override ReadOnlySpan<double> InitialScalars => Dampening == 0 ? [] : ShareOfTheFirstGradient;

    /// <summary>Whether a step is <c>θ ← θ − lr·g</c> for all parameters alike.</summary>
    internal bool IsPlain => Momentum == 0 && IsRuleAlone;

    internal override bool HasMomentum => Momentum != 0;

    internal override void RequireConsistent()
    {
        if (Nesterov && (Momentum == 0 || Dampening != 0))
            throw new ArgumentException($"Nesterov's momentum needs a Momentum above 0 and a Dampening of 0; they are {Momentum} and {Dampening}.");
    }

    /// <summary>With |g| ≤ G always, |b| ≤ G/(1 − μ), and a parameter changes by at most lr·G/(1 − μ), by Nesterov's rule too.</summary>
    private protected override float SafeGradient(float learningRate) => (float)(SafeChange * (1 - Momentum) / Math.Max(1f, learningRate));

    private protected override void Update(in RangeUpdate range, ReadOnlySpan<double> scalars)
    {
        float share = scalars.IsEmpty ? 1f : (float)scalars[0];
        if (Momentum == 0)
            range.Run(new DescentRule { LearningRate = range.LearningRate });
        else if (Nesterov)
            range.Run(new MomentumDescent<With> { LearningRate = range.LearningRate, Momentum = (float)(Momentum * MomentumFactor), Share = share });
        else
            range.Run(new MomentumDescent<Without> { LearningRate = range.LearningRate, Momentum = (float)(Momentum * MomentumFactor), Share = share });
    }

    private protected override void EndStep(Span<double> scalars) => scalars[0] = 1 - (double)Dampening;

    /// <summary><c>b ← μ·b + share·g</c>; <c>θ ← θ − lr·b</c>, or with Nesterov <c>θ ← θ − lr·(g + μ·b)</c>.</summary>
    private readonly struct MomentumDescent<TNesterov> : IUpdateRule
        where TNesterov : struct, IFlag
    {
        public static int Moments => 1;

        public required float LearningRate { get; init; }

        public required float Momentum { get; init; }

        public required float Share { get; init; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(ref TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes>
        {
            first = TLanes.Broadcast(Momentum) * first + TLanes.Broadcast(Share) * gradients;
            TLanes step = TNesterov.IsSet ? gradients + TLanes.Broadcast(Momentum) * first : first;
            parameters -= TLanes.Broadcast(LearningRate) * step;
        }
    }
}
