using System.Runtime.CompilerServices;
using CompiledNet.Execution;
using CompiledNet.Numerics;

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
public sealed class Adam() : Optimizer(1e-3f)
{
    private static readonly double[] PowersBeforeTheFirstStep = [1, 1];

    /// <summary>
    /// The decay β₁ of the mean of the gradients, in [0, 1); 0.9 by default. A double, because <c>1 − β</c>
    /// would magnify the rounding of a float.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public double Beta1
    {
        get;
        init => field = RequireDecay(value, nameof(Beta1));
    } = 0.9;

    /// <summary>The decay β₂ of the mean of the squared gradients, in [0, 1); 0.999 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public double Beta2
    {
        get;
        init => field = RequireDecay(value, nameof(Beta2));
    } = 0.999;

    /// <summary>The ε that keeps the quotient finite, outside the root; finite and above 0, 1e-8 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above 0.</exception>
    public float Epsilon
    {
        get;
        init => field = float.IsFinite(value) && value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Epsilon), value, "ε must be finite and above 0.");
    } = 1e-8f;

    /// <inheritdoc/>
    public override int MomentCount => 2;

    /// <summary>β₁⁰ and β₂⁰.</summary>
    public override ReadOnlySpan<double> InitialScalars => PowersBeforeTheFirstStep;

    /// <inheritdoc/>
    /// <remarks>
    /// With |g| ≤ G always, |m| ≤ G and v ≤ G², which is finite up to 2⁶²; and a parameter changes by at most
    /// lr/(1 − β₁)·G/ε.
    /// </remarks>
    public override float LargestSafeGradient =>
        (float)Math.Min(4.611686018427388e18, SafeChange * Epsilon * (1 - Beta1) / Math.Max(LearningRate, float.Epsilon));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Update(Span<float> parameters, ReadOnlySpan<float> gradients, OptimizerState state)
    {
        RequireFit(parameters, gradients, state);
        Span<double> powers = state.Scalars;
        powers[0] *= Beta1;
        powers[1] *= Beta2;
        fixed (float* pinnedParameters = parameters, pinnedGradients = gradients, pinnedMean = state.Moment(0), pinnedSquare = state.Moment(1))
        {
            var step = new Step(pinnedParameters, pinnedGradients, pinnedMean, pinnedSquare)
            {
                Beta1 = (float)Beta1,
                Beta2 = (float)Beta2,
                Rest1 = (float)(1 - Beta1),
                Rest2 = (float)(1 - Beta2),
                StepSize = (float)(LearningRate / (1 - powers[0])),
                RootScale = (float)(1 / Math.Sqrt(1 - powers[1])),
                Epsilon = Epsilon,
            };
            ElementwiseLoop.RunShared(step, parameters.Length, state.Threads);
        }
    }

    private static double RequireDecay(double value, string name) => value is >= 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "A decay must be in [0, 1).");

    private readonly unsafe struct Step(float* parameters, float* gradients, float* mean, float* square) : IElementwiseUpdate, IPartedWork
    {
        public required float Beta1 { get; init; }

        public required float Beta2 { get; init; }

        /// <summary>1 − β₁.</summary>
        public required float Rest1 { get; init; }

        /// <summary>1 − β₂.</summary>
        public required float Rest2 { get; init; }

        /// <summary>lr/(1 − β₁ᵗ).</summary>
        public required float StepSize { get; init; }

        /// <summary>1/√(1 − β₂ᵗ).</summary>
        public required float RootScale { get; init; }

        public required float Epsilon { get; init; }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int part, int start, int length)
        {
            WritableRegion values = default, means = default, squares = default;
            values.Open(ref parameters[start], length);
            means.Open(ref mean[start], length);
            squares.Open(ref square[start], length);
            ElementwiseLoop.Run(this, start, length);
            squares.Close();
            means.Close();
            values.Close();
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(int offset, int count)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes g = TLanes.LoadFirst(in *gradients, offset, count);
            TLanes m = TLanes.Broadcast(Beta1) * TLanes.LoadFirst(in *mean, offset, count) + TLanes.Broadcast(Rest1) * g;
            TLanes v = TLanes.Broadcast(Beta2) * TLanes.LoadFirst(in *square, offset, count) + TLanes.Broadcast(Rest2) * g * g;
            TLanes root = TLanes.Sqrt(v) * TLanes.Broadcast(RootScale) + TLanes.Broadcast(Epsilon);
            TLanes parameter = TLanes.LoadFirst(in *parameters, offset, count);
            m.StoreFirst(ref *mean, offset, count);
            v.StoreFirst(ref *square, offset, count);
            (parameter - TLanes.Broadcast(StepSize) * m / root).StoreFirst(ref *parameters, offset, count);
        }
    }
}
