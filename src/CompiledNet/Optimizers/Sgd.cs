using System.Runtime.CompilerServices;
using CompiledNet.Execution;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// Stochastic gradient descent, <c>θ ← θ − lr·g</c>; with momentum μ, <c>b ← μ·b + g</c> and <c>θ ← θ − lr·b</c>, as
/// PyTorch's <c>SGD</c>.
/// </summary>
/// <remarks>
/// Every product is rounded before it is added, so that a step is <c>w − α·dw</c> to the bit. Momentum: B. T. Polyak: Some
/// methods of speeding up the convergence of iteration methods (1964).
/// </remarks>
public sealed class Sgd() : Optimizer(1e-3f)
{
    /// <summary>The share μ of the former step that each step keeps, in [0, 1); 0 (none) by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public float Momentum
    {
        get;
        init => field = value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Momentum), value, "The momentum must be in [0, 1).");
    }

    /// <inheritdoc/>
    public override int MomentCount => Momentum == 0 ? 0 : 1;

    /// <inheritdoc/>
    /// <remarks>With |g| ≤ G always, |b| ≤ G/(1 − μ), and a parameter changes by at most lr·G/(1 − μ).</remarks>
    public override float LargestSafeGradient => (float)(SafeChange * (1 - Momentum) / Math.Max(1f, LearningRate));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Update(Span<float> parameters, ReadOnlySpan<float> gradients, OptimizerState state)
    {
        RequireFit(parameters, gradients, state);
        fixed (float* pinnedParameters = parameters, pinnedGradients = gradients)
        {
            if (Momentum == 0)
            {
                ElementwiseLoop.RunShared(new Descent(pinnedParameters, pinnedGradients, LearningRate), parameters.Length, state.Threads);
                return;
            }

            fixed (float* pinnedBuffer = state.Moment(0))
                ElementwiseLoop.RunShared(new MomentumDescent(pinnedParameters, pinnedGradients, pinnedBuffer, LearningRate, Momentum), parameters.Length, state.Threads);
        }
    }

    /// <summary><c>θ ← θ − lr·g</c>.</summary>
    private readonly unsafe struct Descent(float* parameters, float* gradients, float learningRate) : IElementwiseUpdate, IPartedWork
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int part, int start, int length)
        {
            WritableRegion values = default;
            values.Open(ref parameters[start], length);
            ElementwiseLoop.Run(this, start, length);
            values.Close();
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(int offset, int count)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes gradient = TLanes.LoadFirst(in *gradients, offset, count);
            TLanes parameter = TLanes.LoadFirst(in *parameters, offset, count);
            (parameter - TLanes.Broadcast(learningRate) * gradient).StoreFirst(ref *parameters, offset, count);
        }
    }

    /// <summary><c>b ← μ·b + g</c>, <c>θ ← θ − lr·b</c>.</summary>
    private readonly unsafe struct MomentumDescent(float* parameters, float* gradients, float* buffer, float learningRate, float momentum)
        : IElementwiseUpdate, IPartedWork
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int part, int start, int length)
        {
            WritableRegion values = default, sums = default;
            values.Open(ref parameters[start], length);
            sums.Open(ref buffer[start], length);
            ElementwiseLoop.Run(this, start, length);
            sums.Close();
            values.Close();
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(int offset, int count)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes gradient = TLanes.LoadFirst(in *gradients, offset, count);
            TLanes sum = TLanes.Broadcast(momentum) * TLanes.LoadFirst(in *buffer, offset, count) + gradient;
            TLanes parameter = TLanes.LoadFirst(in *parameters, offset, count);
            sum.StoreFirst(ref *buffer, offset, count);
            (parameter - TLanes.Broadcast(learningRate) * sum).StoreFirst(ref *parameters, offset, count);
        }
    }
}
