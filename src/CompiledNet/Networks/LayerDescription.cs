using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>One layer of a network.</summary>
public sealed record LayerDescription
{
    /// <summary>The layer's name, unique in its network.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of layer, as its attribute is called: <c>Dense</c>, <c>Flatten</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>
    /// The layers whose outputs the layer takes, by their places in <see cref="NetworkDescription.Layers"/>; −1 for the network's input. First
    /// what comes in, then what it is joined with. In a network's description, a layer of which nothing is said takes the one before it; −1 elsewhere.
    /// </summary>
    public ImmutableArray<int> Inputs
    {
        get => field.IsDefault ? [-1] : field;
        init
        {
            field = value;
            HasInputs = !value.IsDefault;
        }
    }

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

    /// <summary>The sizes of a window of a convolution or a pool, along the steps or along height and width; empty of a layer without windows.</summary>
    public ImmutableArray<int> KernelSize
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The distance from one window to the next; without meaning for a layer without windows.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The distance between the values of a window; without meaning for a layer without windows.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>The number of groups of channels and filters; without meaning for layers that are not convolutions.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>How windows lie at the borders; without meaning for a layer without windows.</summary>
    public Padding Padding { get; init; }

    /// <summary>The ε that a norm adds to the variance; 0 of other layers.</summary>
    public float Epsilon { get; init; }

    /// <summary>The weight of a new batch in the running statistics of a batch norm; 0 of other layers.</summary>
    public float Momentum { get; init; }

    /// <summary>The probability with which a dropout drops a value; 0 of other layers.</summary>
    public float Rate { get; init; }

    /// <summary>Whether a recurrent layer gives the state behind every step, and not behind the last alone; false of other layers.</summary>
    public bool ReturnSequences { get; init; }

    /// <summary>Whether a recurrent layer begins with the last step of a sequence; false of other layers.</summary>
    public bool GoBackwards { get; init; }

    /// <summary>Whether the reset gate of a GRU acts behind the product with the state, and not before; without meaning for other layers.</summary>
    public bool ResetAfter { get; init; } = true;

    /// <summary>The numbers of the network's inputs, from 0, that an embedding takes as indices, in the order of a row; empty of other layers.</summary>
    public ImmutableArray<int> Columns
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The multiply-adds of a forward pass of one row.</summary>
    public required long MultiplyAdds { get; init; }

    /// <summary>The layer's trainable tensors: weights before biases; empty for a layer without parameters.</summary>
    public required ImmutableArray<ParameterTensor> Tensors { get; init; }

    /// <summary>What is kept with the parameters but not trained: the running mean and variance of a batch norm; empty of other layers.</summary>
    public ImmutableArray<ParameterTensor> Statistics
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The number of the layer's trainable scalars, without padding.</summary>
    public int ParameterCount => Tensors.Sum(tensor => tensor.Length);

    /// <summary>Whether it was said what the layer takes.</summary>
    internal bool HasInputs { get; private init; }
}
