namespace CompiledNet;

/// <summary>The parameters of one layer normalisation, read and written in place.</summary>
public readonly struct LayerNormView
{
    /// <summary>The view of a layer.</summary>
    public LayerNormView(TensorView weights, TensorView biases) => (Weights, Biases) = (weights, biases);

    /// <summary>The scales, <c>Weights[channel]</c>.</summary>
    public TensorView Weights { get; }

    /// <summary>The shifts, <c>Biases[channel]</c>.</summary>
    public TensorView Biases { get; }
}
