using System.Collections.Immutable;
using CompiledNet.Onnx.Import.Layers;

namespace CompiledNet.Onnx.Import.Describing;

/// <summary>
/// What the declared class says of itself (<see cref="INetwork{TSelf}.Description"/>), before it is compiled: files with its tensors hold it. How
/// tensors lie in the storage of the compiled class is not a part of that.
/// </summary>
internal static class NetworkDescriber
{
    /// <param name="className">The name of the class.</param>
    /// <param name="input">The network's input.</param>
    /// <param name="order">The declared layers, in their order.</param>
    /// <param name="names">What they are called.</param>
    /// <param name="isStream">Whether rows are steps of a stream.</param>
    /// <exception cref="OnnxImportException">A layer has no values, or the network more than an <see cref="int"/> counts.</exception>
    public static NetworkDescription Describe(string className, Layer input, IReadOnlyList<Layer> order, IReadOnlyDictionary<Layer, string> names, bool isStream)
    {
        var places = new Dictionary<Layer, int>(ReferenceEqualityComparer.Instance) { [input] = -1 };
        var layers = ImmutableArray.CreateBuilder<LayerDescription>(order.Count);
        Layer before = input;
        foreach (Layer layer in order)
        {
            ImmutableArray<Layer> inputs = layer.DeclaredInputs(before);
            layers.Add(LayerDescriber.Describe(layer, names[layer], inputs[0]) with { Inputs = [.. inputs.Select(read => places[read])] });
            places[layer] = layers.Count - 1;
            before = layer;
        }

        var network = new NetworkDescription { Name = className, InputSize = input.Size, InputShape = input.Shape, Layers = layers.MoveToImmutable(), StorageSize = 0, IsStreaming = isStream };
        try
        {
            // Reading gives the tensors their places.
            return NetworkDescription.FromJson(network.ToJson());
        }
        catch (InvalidDataException exception)
        {
            throw new OnnxImportException($"The model cannot be imported: it is empty or too large. {exception.Message}", exception);
        }
    }
}
