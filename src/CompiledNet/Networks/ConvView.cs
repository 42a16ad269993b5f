namespace CompiledNet;

/// <summary>The parameters of one convolution, read and written in place.</summary>
public readonly struct ConvView
{
    private readonly TensorView _biases;
    private readonly bool _hasBiases;

    /// <summary>A layer with biases.</summary>
    public ConvView(TensorView weights, TensorView biases)
    {
        Weights = weights;
        _biases = biases;
        _hasBiases = true;
    }

    /// <summary>A layer without biases.</summary>
    public ConvView(TensorView weights) => Weights = weights;

    /// <summary>
    /// The weights: <c>Weights[filter, channel, step]</c> of a convolution along steps, <c>Weights[filter, channel, y, x]</c> of one of images. Channels
    /// are counted within the filter's group.
    /// </summary>
    public TensorView Weights { get; }

    /// <summary>The biases, <c>Biases[filter]</c>.</summary>
    /// <exception cref="InvalidOperationException">The layer was declared with <c>UseBias = false</c>.</exception>
    public TensorView Biases => _hasBiases
        ? _biases
        : throw new InvalidOperationException($"The layer of '{Weights.Tensor.Name}' has no biases: it is declared with UseBias = false.");
}
