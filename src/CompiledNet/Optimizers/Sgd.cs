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
    /// <summary>The share μ of the former step that each step keeps, in [0, 1); 0 (none) unless said otherwise.</summary>
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
    public override void Update(Span<float> parameters, ReadOnlySpan<float> gradients, OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (Momentum == 0)
            Descend(parameters, gradients, LearningRate);
        else
            DescendWithMomentum(parameters, gradients, state.Moment(0), LearningRate, Momentum);
    }

    private static void Descend(Span<float> parameters, ReadOnlySpan<float> gradients, float learningRate)
    {
        for (int i = 0; i < parameters.Length; i++)
            parameters[i] -= learningRate * gradients[i];
    }

    private static void DescendWithMomentum(
        Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> buffer, float learningRate, float momentum)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            buffer[i] = momentum * buffer[i] + gradients[i];
            parameters[i] -= learningRate * buffer[i];
        }
    }
}
