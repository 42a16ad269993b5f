namespace CompiledNet;

/// <summary>The vectors of one embedding, read and written in place.</summary>
public readonly struct EmbeddingView
{
    /// <summary>The view of a layer.</summary>
    public EmbeddingView(TensorView weights) => Weights = weights;

    /// <summary>The vectors, <c>Weights[index, k]</c>.</summary>
    public TensorView Weights { get; }
}
