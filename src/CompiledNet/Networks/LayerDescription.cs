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

    /// <summary>
    /// Where what the layer takes comes from: places in <see cref="NetworkDescription.Layers"/>, −1 for the network's input.
    /// The first is what comes in, the others are what an addition, multiplication or concatenation names.
    /// </summary>
    public ImmutableArray<int> Inputs { get; init; } = [];

    /// <summary>The sizes of the window of a convolution or pool: one a spatial axis; empty for other layers.</summary>
    public ImmutableArray<int> KernelSize { get; init; } = [];

    /// <summary>How far a window moves from one output to the next.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The distance between neighbouring elements of a window.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>Into how many groups a convolution divides its channels and filters.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>What lies beyond the borders of what a window moves over.</summary>
    public Padding Padding { get; init; }

    /// <summary>What a norm adds to the variance.</summary>
    public float Epsilon { get; init; }

    /// <summary>The weight of a new batch in the running statistics of a batch norm.</summary>
    public float Momentum { get; init; }

    /// <summary>The share of the values that dropout sets to zero.</summary>
    public float Rate { get; init; }

    /// <summary>The numbers of the network's inputs that an embedding takes.</summary>
    public ImmutableArray<int> Columns { get; init; } = [];

    /// <summary>The tensors that are kept with the parameters but not trained: running mean and variance of a batch norm.</summary>
    public ImmutableArray<ParameterTensor> Statistics { get; init; } = [];

    /// <summary>The multiply-adds of a forward pass of one row.</summary>
    public required long MultiplyAdds { get; init; }

    /// <summary>The layer's trainable tensors: weights before biases; empty for a layer without parameters.</summary>
    public required ImmutableArray<ParameterTensor> Tensors { get; init; }

    /// <summary>The number of the layer's trainable scalars, without padding.</summary>
    public int ParameterCount => Tensors.Sum(tensor => tensor.Length);
}
