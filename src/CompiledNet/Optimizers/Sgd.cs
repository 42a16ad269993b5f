using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    public override void Update(Span<float> parameters, ReadOnlySpan<float> gradients, OptimizerState state)
    {
        RequireFit(parameters, gradients, state);
        WritableRegion values = default;
        values.Open(ref MemoryMarshal.GetReference(parameters), parameters.Length);
        if (Momentum == 0)
            ElementwiseLoop.Run(new Descent(parameters, gradients, LearningRate), parameters.Length);
        else
            RunWithMomentum(parameters, gradients, state.Moment(0));
        values.Close();
    }

    private void RunWithMomentum(Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> buffer)
    {
        WritableRegion sums = default;
        sums.Open(ref MemoryMarshal.GetReference(buffer), parameters.Length);
        ElementwiseLoop.Run(new MomentumDescent(parameters, gradients, buffer, LearningRate, Momentum), parameters.Length);
        sums.Close();
    }

    /// <summary><c>θ ← θ − lr·g</c>.</summary>
    private readonly ref struct Descent(Span<float> parameters, ReadOnlySpan<float> gradients, float learningRate) : IElementwiseUpdate
    {
        private readonly ref float _parameters = ref MemoryMarshal.GetReference(parameters);
        private readonly ref readonly float _gradients = ref MemoryMarshal.GetReference(gradients);
        private readonly float _learningRate = learningRate;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(int offset, int count)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes gradient = TLanes.LoadFirst(in _gradients, offset, count);
            TLanes parameter = TLanes.LoadFirst(in _parameters, offset, count);
            (parameter - TLanes.Broadcast(_learningRate) * gradient).StoreFirst(ref _parameters, offset, count);
        }
    }

    /// <summary><c>b ← μ·b + g</c>, <c>θ ← θ − lr·b</c>.</summary>
    private readonly ref struct MomentumDescent(
        Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> buffer, float learningRate, float momentum) : IElementwiseUpdate
    {
        private readonly ref float _parameters = ref MemoryMarshal.GetReference(parameters);
        private readonly ref readonly float _gradients = ref MemoryMarshal.GetReference(gradients);
        private readonly ref float _buffer = ref MemoryMarshal.GetReference(buffer);
        private readonly float _learningRate = learningRate;
        private readonly float _momentum = momentum;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(int offset, int count)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes gradient = TLanes.LoadFirst(in _gradients, offset, count);
            TLanes buffer = TLanes.Broadcast(_momentum) * TLanes.LoadFirst(in _buffer, offset, count) + gradient;
            TLanes parameter = TLanes.LoadFirst(in _parameters, offset, count);
            buffer.StoreFirst(ref _buffer, offset, count);
            (parameter - TLanes.Broadcast(_learningRate) * buffer).StoreFirst(ref _parameters, offset, count);
        }
    }
}
