using System.Collections.Immutable;
using CompiledNet.Onnx.Import.Functions;

namespace CompiledNet.Onnx.Import.Layers;

/// <summary>
/// A layer of the class that is being declared. Layers are made as nodes ask for them and never changed; those that the outputs do not need are left
/// out in the end.
/// </summary>
internal sealed class Layer
{
    /// <summary>The kind, as its attribute is called.</summary>
    public required string Kind { get; init; }

    /// <summary>The layers that it reads; empty of the network's input alone.</summary>
    public required ImmutableArray<Layer> Inputs { get; init; }

    /// <summary>The axes of a row, channels last.</summary>
    public required ImmutableArray<int> Shape { get; init; }

    /// <summary>The positional arguments of the attribute that stand before the activation.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>The named arguments, each as it is written.</summary>
    public ImmutableArray<string> NamedArguments { get; init; } = [];

    /// <summary>The function applied to what the layer computes; null of one without any.</summary>
    public KnownActivation? Activation { get; init; }

    public ImmutableArray<LayerTensor> Tensors { get; init; } = [];

    /// <summary>The node that the layer stands for; null if there is none.</summary>
    public string? NodeName { get; init; }

    /// <summary>The places of the values that are taken from a row, of a selection; what follows takes it up.</summary>
    public ImmutableArray<int> Columns { get; init; } = [];

    /// <summary>Behind an embedding: the values of the network's input that still stand in its row, by place and number of the input.</summary>
    public ImmutableArray<(int Place, int Input)> Indices { get; init; } = [];

    /// <summary>The number of values of a row.</summary>
    public int Size => Shape.Aggregate(1, (size, axis) => size * axis);

    /// <summary>Whether the layer computes products with weights.</summary>
    public bool IsProduct => Kind is "Dense" or "Conv1D" or "Conv2D";

    /// <summary>The tensor of that name; null if there is none.</summary>
    public LayerTensor? Tensor(string name) => Tensors.FirstOrDefault(tensor => tensor.Name == name);

    /// <summary>The text of a named argument: <c>2</c> of <c>Stride = 2</c>; null if it is not written.</summary>
    public string? NamedArgument(string name) => NamedArguments.FirstOrDefault(argument => argument.StartsWith(name + " = ", StringComparison.Ordinal))?[(name.Length + 3)..];

    /// <summary>
    /// What it reads in the order in which the attribute says so: first what comes in, then what that is joined with. A sum is the same whichever
    /// comes in, so that is the layer before, if it is one of both.
    /// </summary>
    /// <param name="before">The layer that is declared just before; the network's input if there is none.</param>
    public ImmutableArray<Layer> DeclaredInputs(Layer before) => Kind is "Add" or "Multiply" && Inputs[1] == before ? [Inputs[1], Inputs[0]] : Inputs;

    public Layer With(ImmutableArray<LayerTensor>? tensors = null, ImmutableArray<Layer>? inputs = null, KnownActivation? activation = null, ImmutableArray<string>? namedArguments = null, ImmutableArray<int>? shape = null, ImmutableArray<int>? columns = null) => new()
    {
        Kind = Kind,
        Inputs = inputs ?? Inputs,
        Shape = shape ?? Shape,
        Arguments = Arguments,
        NamedArguments = namedArguments ?? NamedArguments,
        Activation = activation ?? Activation,
        Tensors = tensors ?? Tensors,
        NodeName = NodeName,
        Columns = columns ?? Columns,
        Indices = Indices,
    };
}

/// <summary>A tensor of a layer under PyTorch's name for it: <c>weight</c>, <c>running_var</c>.</summary>
internal sealed record LayerTensor(string Name, ImmutableArray<int> Shape, float[] Values);
