namespace CompiledNet;

/// <summary>The parameters of one dense layer, read and written in place.</summary>
public readonly struct DenseView
{
    private readonly TensorView _biases;
    private readonly bool _hasBiases;

    /// <summary>A layer with biases.</summary>
    public DenseView(TensorView weights, TensorView biases)
    {
        Weights = weights;
        _biases = biases;
        _hasBiases = true;
    }

    /// <summary>A layer without biases.</summary>
    public DenseView(TensorView weights) => Weights = weights;

    /// <summary>The weights, <c>Weights[unit, input]</c>.</summary>
    public TensorView Weights { get; }

    /// <summary>The biases, <c>Biases[unit]</c>.</summary>
    /// <exception cref="InvalidOperationException">The layer was declared with <c>UseBias = false</c>.</exception>
    public TensorView Biases => _hasBiases
        ? _biases
        : throw new InvalidOperationException($"The layer of '{Weights.Tensor.Name}' has no biases: it is declared with UseBias = false.");
}
