namespace CompiledNet;

/// <summary>The slopes of one layer with <see cref="Activation.PReLU"/>, read and written in place.</summary>
public readonly struct ActivationView
{
    /// <summary>The view of a layer.</summary>
    public ActivationView(TensorView weights) => Weights = weights;

    /// <summary>The slopes below zero, <c>Weights[channel]</c>.</summary>
    public TensorView Weights { get; }
}
