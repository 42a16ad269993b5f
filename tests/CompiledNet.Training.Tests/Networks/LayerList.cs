using System.Collections.Immutable;

namespace CompiledNet.Training.Tests;

/// <summary>Builds the description of a network of layers of any kind; tensors lie one after the other, statistics behind what is trained.</summary>
internal sealed class LayerList(string name, ImmutableArray<int> inputShape)
{
    private readonly List<LayerDescription> _layers = [];

    /// <summary>Adds a layer, whose inputs are those of the layer before unless <paramref name="from"/> says otherwise.</summary>
    /// <param name="kind">The kind, after which the layer is named too.</param>
    /// <param name="outputShape">The axes of a row that it gives.</param>
    /// <param name="tensors">The shapes of weights and biases.</param>
    /// <param name="from">The places of the layers that it takes, −1 for the input.</param>
    /// <param name="change">Sets what else the kind has.</param>
    public LayerList Add(
        string kind, ImmutableArray<int> outputShape, int[][]? tensors = null, int[]? from = null, Func<LayerDescription, LayerDescription>? change = null)
    {
        int source = from is null ? _layers.Count - 1 : from[0];
        ImmutableArray<int> taken = source < 0 ? inputShape : _layers[source].OutputShape;
        string layer = $"{kind}{_layers.Count(other => other.Kind == kind) + 1}";
        int[][] shapes = kind is "BatchNorm" or "LayerNorm" ? [[taken[^1]], [taken[^1]]] : tensors ?? [];
        var description = new LayerDescription
        {
            Name = layer,
            Kind = kind,
            Inputs = from is null ? [source] : [.. from],
            InputSize = Size(taken),
            InputShape = taken,
            OutputSize = Size(outputShape),
            OutputShape = outputShape,
            Activation = Activation.Linear,
            Epsilon = kind is "BatchNorm" or "LayerNorm" ? 1e-3f : 0f,
            Momentum = kind == "BatchNorm" ? 0.1f : 0f,
            MultiplyAdds = 0,
            Tensors = [.. shapes.Select((shape, number) => Tensor($"{layer}.{(number == 0 ? "Weights" : "Biases")}", shape))],
            Statistics = kind == "BatchNorm" ? [Tensor($"{layer}.RunningMean", shapes[0]), Tensor($"{layer}.RunningVariance", shapes[0])] : [],
        };
        _layers.Add(change is null ? description : change(description));
        return this;
    }

    public NetworkDescription Describe(LossFunction loss)
    {
        int offset = 0;
        LayerDescription[] trained = [.. _layers.Select(layer => layer with { Tensors = [.. layer.Tensors.Select(Place)] })];
        int trainedSize = offset;
        return new NetworkDescription
        {
            Name = name,
            InputSize = Size(inputShape),
            InputShape = inputShape,
            Layers = [.. trained.Select(layer => layer with { Statistics = [.. layer.Statistics.Select(Place)] })],
            Loss = loss,
            TrainedSize = trainedSize,
            StorageSize = offset,
        };

        ParameterTensor Place(ParameterTensor tensor)
        {
            ParameterTensor placed = tensor with { Offset = offset };
            offset += tensor.Length;
            return placed;
        }
    }

    private static ParameterTensor Tensor(string name, int[] shape) =>
        Architecture.Tensor(name, [.. shape], 0, [.. shape.Select((_, axis) => Size([.. shape.Skip(axis + 1)]))], Initializer.GlorotUniform);

    private static int Size(ImmutableArray<int> shape) => shape.Aggregate(1, (product, size) => product * size);
}
