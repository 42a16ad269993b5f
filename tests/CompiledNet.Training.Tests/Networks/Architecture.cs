using System.Collections.Immutable;

namespace CompiledNet.Training.Tests;

/// <summary>Descriptions of networks of dense layers.</summary>
internal static class Architecture
{
    /// <summary>
    /// Weights are stored <c>[input][unit]</c>, their rows and the biases padded to four floats, so that there is padding and
    /// the storage ends in the middle of a wide register.
    /// </summary>
    public static NetworkDescription Describe(
        string name, int inputs, LossFunction loss, params ReadOnlySpan<(int Units, Activation Activation, Initializer Initializer)> layers)
    {
        int offset = 0;
        int size = inputs;
        var described = ImmutableArray.CreateBuilder<LayerDescription>();
        foreach ((int units, Activation activation, Initializer initializer) in layers)
        {
            int padded = (units + 3) / 4 * 4;
            string layer = $"Dense{described.Count + 1}";
            described.Add(new LayerDescription
            {
                Name = layer,
                Kind = "Dense",
                InputSize = size,
                OutputSize = units,
                Activation = activation,
                MultiplyAdds = (long)size * units,
                Tensors =
                [
                    Tensor($"{layer}.Weights", [units, size], offset, [1, padded], initializer),
                    Tensor($"{layer}.Biases", [units], offset + size * padded, [1], Initializer.Zeros),
                ],
            });
            offset += (size + 1) * padded;
            size = units;
        }
        return new NetworkDescription
        {
            Name = name,
            InputSize = inputs,
            Layers = described.ToImmutable(),
            Loss = loss,
            StorageSize = offset,
        };
    }

    public static ParameterTensor Tensor(
        string name, ImmutableArray<int> shape, int offset, ImmutableArray<int> strides, Initializer initializer) => new()
        {
            Name = name,
            Shape = shape,
            Offset = offset,
            Strides = strides,
            Initializer = initializer,
            InitialValue = 0.25f,
            FanIn = shape.Length > 1 ? shape[1] : 1,
            FanOut = shape[0],
        };
}
