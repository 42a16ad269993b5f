using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// The optimizers of the library: rules in which a parameter's step depends on its own gradient and moments, with weight decay, clipping of
/// gradients and settings by layer. A step is one pass over the storage, and one more where gradients are clipped by their norm.
/// </summary>
/// <remarks>
/// A step first clips the gradients: all by one factor if their norm is above <see cref="MaxGradientNorm"/>, then each to
/// [−<see cref="MaxGradientValue"/>, <see cref="MaxGradientValue"/>]. Then weights decay, and the rule is applied. Every float operation is rounded by
/// itself; the bits do not depend on the machine, the width of its registers, or the number of threads. The gradients are only read.
/// </remarks>
public abstract class ElementwiseOptimizer : Optimizer
{
    // Of all groups.
    private readonly float _largestFactor = 1f;
    private readonly float _largestDecay;

    private protected ElementwiseOptimizer(float learningRate)
        : base(learningRate)
    {
    }

    /// <summary>
    /// The weight decay λ, at least 0: <c>g + λ·θ</c> takes the place of g (the derivative of the penalty λ/2·Σθ²); or, if decoupled,
    /// <c>θ ← (1 − lr·λ)·θ</c> precedes the step. It is that of weights alone, unless <see cref="DecaysAllTensors"/> is set. 0 by default; of
    /// <see cref="AdamW"/> 0.01.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public float WeightDecay
    {
        get;
        init => field = Hyperparameter.AtLeastZero(value, nameof(WeightDecay));
    }

    /// <summary>
    /// The λ₁ of the penalty <c>λ₁·Σ|θ|</c>, at least 0: <c>g + λ₁·sign(θ)</c> takes the place of g, where the sign of 0 is 0. Like the weight decay it is of weights
    /// alone unless <see cref="DecaysAllTensors"/> is set. 0 by default.
    /// </summary>
    /// <remarks>
    /// Keras' <c>L1(λ₁)</c>; its <c>L2(λ)</c>, which is <c>λ·Σθ²</c>, is a <see cref="WeightDecay"/> of 2·λ. The cost that training reports is that of the loss, without
    /// penalties.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public float L1Penalty
    {
        get;
        init => field = Hyperparameter.AtLeastZero(value, nameof(L1Penalty));
    }

    /// <summary>Whether weights decay by themselves, and not as a part of the gradient; false by default, true of <see cref="AdamW"/> and <see cref="Lion"/>.</summary>
    /// <remarks>I. Loshchilov, F. Hutter: Decoupled Weight Decay Regularization (2019).</remarks>
    public bool DecouplesWeightDecay { get; init; }

    /// <summary>
    /// Whether biases, the scales and shifts of norms, and the slopes of PReLU decay too, as all parameters do in PyTorch; false by default:
    /// then tensors with one axis do not decay.
    /// </summary>
    public bool DecaysAllTensors { get; init; }

    /// <summary>
    /// The largest norm of all gradients together, <c>√Σg²</c>, above 0: gradients with a norm ‖g‖ above it are multiplied by
    /// <c>max/(‖g‖ + 1e-6)</c>, as by PyTorch's <c>clip_grad_norm_</c>. Infinite, so without effect, by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    public float MaxGradientNorm
    {
        get;
        init => field = Hyperparameter.AboveZero(value, nameof(MaxGradientNorm));
    } = float.PositiveInfinity;

    /// <summary>The largest magnitude of a gradient, above 0, as by PyTorch's <c>clip_grad_value_</c>. Infinite, so without effect, by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    public float MaxGradientValue
    {
        get;
        init => field = Hyperparameter.AboveZero(value, nameof(MaxGradientValue));
    } = float.PositiveInfinity;

    /// <summary>Layers with a learning rate or a weight decay of their own, or that are not trained; none by default.</summary>
    public ImmutableArray<ParameterGroup> Groups
    {
        get;
        init
        {
            field = value.IsDefault ? [] : value;
            _largestFactor = field.Select(group => group.LearningRateFactor).Append(1f).Max();
            _largestDecay = field.Max(group => group.WeightDecay) ?? 0f;
        }
    } = [];

    /// <inheritdoc/>
    /// <remarks>
    /// Clipping makes gradients only smaller. Decay that is a part of the gradient is counted to it by the trainer; decay by itself makes
    /// parameters only smaller, as long as <c>|1 − lr·λ| ≤ 1</c>.
    /// </remarks>
    public sealed override float LargestSafeGradient
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            float rate = LearningRate * _largestFactor;
            return DecouplesWeightDecay && rate * LargestWeightDecay > 2 ? 0f : SafeGradient(rate);
        }
    }

    /// <summary>What is left of the momentum, or of β₁, at this step, from 0 to 1: <see cref="FitOptions.MomentumSchedule"/>.</summary>
    internal double MomentumFactor { get; set; } = 1;

    /// <summary>Whether a step looks at <see cref="MomentumFactor"/>.</summary>
    internal virtual bool HasMomentum => false;

    /// <summary>The largest λ by which parameters are added to their gradients.</summary>
    internal float LargestAddedDecay => DecouplesWeightDecay ? 0f : LargestWeightDecay;

    /// <summary>Whether a step is the rule alone, for all parameters alike.</summary>
    internal bool IsRuleAlone =>
        WeightDecay == 0 && L1Penalty == 0 && Groups.IsEmpty && float.IsPositiveInfinity(MaxGradientNorm) && float.IsPositiveInfinity(MaxGradientValue);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public sealed override unsafe void Update(Span<float> parameters, ReadOnlySpan<float> gradients, OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (gradients.Length != parameters.Length)
            throw new ArgumentException($"There are {parameters.Length} parameters, so {parameters.Length} gradients are needed; there are {gradients.Length}.", nameof(gradients));
        if (!state.IsFor(this, parameters.Length))
            Prepare(state, parameters);
        ImmutableArray<ParameterRange> ranges = state.Ranges;
        float scale = float.IsPositiveInfinity(MaxGradientNorm) ? 1f : ScaleToNorm(gradients, ranges, state);
        if (!state.Scalars.IsEmpty)
            BeginStep(state.Scalars);
        int moments = state.MomentCount;
        Span<float> none = default;
        fixed (float* values = parameters, slopes = gradients,
            first = moments > 0 ? state.Moment(0) : none, second = moments > 1 ? state.Moment(1) : none, third = moments > 2 ? state.Moment(2) : none)
        {
            foreach (ParameterRange range in ranges)
            {
                float rate = LearningRate * range.LearningRateFactor;
                float decay = range.WeightDecay;
                var update = new RangeUpdate
                {
                    Parameters = values + range.Start,
                    Gradients = slopes + range.Start,
                    First = first + range.Start,
                    Second = second + range.Start,
                    Third = third + range.Start,
                    Length = range.Length,
                    Threads = state.Threads,
                    Treatment = DecouplesWeightDecay
                        ? new GradientTreatment(scale, MaxGradientValue, range.L1Penalty, 0f, (float)(1 - (double)rate * decay))
                        : new GradientTreatment(scale, MaxGradientValue, range.L1Penalty, decay, 1f),
                    LearningRate = rate,
                };
                Update(in update, state.Scalars);
            }
        }

        if (!state.Scalars.IsEmpty)
            EndStep(state.Scalars);
    }

    /// <summary>Moves what it remembers once for the whole network on to the step that comes.</summary>
    private protected virtual void BeginStep(Span<double> scalars)
    {
    }

    /// <summary>Remembers, once for the whole network, what the next step needs.</summary>
    private protected virtual void EndStep(Span<double> scalars)
    {
    }

    /// <summary>Updates a range.</summary>
    private protected abstract void Update(in RangeUpdate range, ReadOnlySpan<double> scalars);

    /// <summary><see cref="LargestSafeGradient"/> of the rule alone.</summary>
    private protected abstract float SafeGradient(float learningRate);

    /// <summary>The largest G with <c>change·G ≤ 2¹⁰⁰</c>, at most <paramref name="most"/>.</summary>
    private protected static float SafeGradient(double change, double most) =>
        (float)Math.Min(most, SafeChange / Math.Max(change, float.Epsilon));

    private void Prepare(OptimizerState state, ReadOnlySpan<float> parameters)
    {
        NetworkDescription network = state.Network;
        if (state.MomentCount != MomentCount || state.Scalars.Length != InitialScalars.Length)
            throw new ArgumentException($"The state is that of another optimizer: {state.MomentCount} moments, of which {MomentCount} are needed.", nameof(state));
        if (network.StorageSize > network.TrainedSize && parameters.Length != network.TrainedSize)
            throw new ArgumentException($"{network.TrainedSize} floats of the network are trained; there are {parameters.Length}. Pass AsTrainedSpan() of the buffers: the statistics behind it are not for optimizers.", nameof(parameters));
        if (state.MomentCount > 0 && parameters.Length != network.TrainedSize)
            throw new ArgumentException($"The state is of a network with {network.TrainedSize} parameters; there are {parameters.Length}.", nameof(state));
        state.PrepareFor(this, parameters.Length);
    }

    private float LargestWeightDecay => Math.Max(WeightDecay, _largestDecay);

    /// <summary>The factor of all gradients: <c>min(1, max/(‖g‖ + 1e-6))</c>.</summary>
    private float ScaleToNorm(ReadOnlySpan<float> gradients, ImmutableArray<ParameterRange> ranges, OptimizerState state)
    {
        double norm = Math.Sqrt(SquareSum.Of(gradients, ranges, state.BlockSums, state.Threads));
        return (float)Math.Min(1, MaxGradientNorm / (norm + 1e-6));
    }
}
