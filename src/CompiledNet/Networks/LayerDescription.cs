using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>One layer of a network.</summary>
public sealed record LayerDescription
{
    /// <summary>The layer's name, unique in its network.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of layer, as its attribute is called: <c>Dense</c>, <c>Flatten</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The number of values that the layer takes.</summary>
    public required int InputSize { get; init; }

    /// <summary>The axes of a row of what the layer takes; one axis of <see cref="InputSize"/> values unless said otherwise.</summary>
    public ImmutableArray<int> InputShape
    {
        get => field.IsDefault ? [InputSize] : field;
        init;
    }

    /// <summary>The number of values that the layer gives.</summary>
    public required int OutputSize { get; init; }

    /// <summary>The axes of a row of what the layer gives; one axis of <see cref="OutputSize"/> values unless said otherwise.</summary>
    public ImmutableArray<int> OutputShape
    {
        get => field.IsDefault ? [OutputSize] : field;
        init;
    }

    /// <summary>The function applied to the layer's pre-activations; <see cref="Activation.Linear"/> of a layer without any.</summary>
    public required Activation Activation { get; init; }

    /// <summary>The slope below zero of <see cref="Activation.LeakyReLU"/>; without meaning for others.</summary>
    public float Slope { get; init; } = 0.01f;

    /// <summary>The α of <see cref="Activation.ELU"/>; without meaning for others.</summary>
    public float Alpha { get; init; } = 1f;

    /// <summary>Whether <see cref="Activation.GELU"/> is computed by its tanh approximation; without meaning for others.</summary>
    public bool TanhApproximation { get; init; }

    /// <summary>The multiply-adds of a forward pass of one row.</summary>
    public required long MultiplyAdds { get; init; }

    /// <summary>The layer's trainable tensors: weights before biases; empty for a layer without parameters.</summary>
    public required ImmutableArray<ParameterTensor> Tensors { get; init; }

    /// <summary>
    /// The layer's tensors that are kept with the parameters but not trained: the running mean and variance of a batch normalization; empty
    /// for others.
    /// </summary>
    public ImmutableArray<ParameterTensor> Statistics
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The number of the layer's trainable scalars, without padding.</summary>
    public int ParameterCount => Tensors.Sum(tensor => tensor.Length);
}
