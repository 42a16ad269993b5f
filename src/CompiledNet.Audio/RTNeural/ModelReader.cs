using System.Collections.Immutable;
using CompiledNet.Audio.Json;

namespace CompiledNet.Audio.RTNeural;

/// <summary>Models that RTNeural's script wrote of Keras models: <c>in_shape</c>, and <c>layers</c> with Keras' arrays of weights.</summary>
internal static class ModelReader
{
    private static readonly string[] Kinds = ["dense", "time-distributed-dense", "conv1d", "gru", "lstm", "prelu", "batchnorm", "activation"];

    public static bool IsModel(JsonPart file) => file.Find("layers") is { IsList: true };

    /// <summary>The values that come in for each step, and the layers.</summary>
    /// <exception cref="InvalidDataException">Something cannot be expressed; the message says where.</exception>
    public static (int Features, ImmutableArray<ModelLayer> Layers) Read(JsonPart file)
    {
        ImmutableArray<JsonPart> layers = file["layers"].Items;
        JsonPart[] unknown = [.. layers.Where(layer => !Kinds.Contains(layer["type"].Text))];
        if (unknown.Length > 0)
            throw new InvalidDataException($"Layers that do not exist here: {string.Join(", ", unknown.Select(layer => $"{layer.Path} ({layer["type"].Text})"))}. Those that do: {string.Join(", ", Kinds)}.");
        if (layers.IsEmpty)
            throw file["layers"].Expected("a list of layers");
        int features = file["in_shape"].Items is [.., var last] ? last.Size : throw file["in_shape"].Expected("a shape");
        var read = ImmutableArray.CreateBuilder<ModelLayer>(layers.Length);
        int inputs = features;
        foreach (JsonPart layer in layers)
        {
            ModelLayer here = Layer(layer, inputs);
            if (layer["shape"].Items is not [.., var units] || units.Size != here.Units)
                throw layer["shape"].Expected($"a shape that ends with {here.Units}, as the weights are,");
            read.Add(here);
            inputs = here.Units;
        }

        return (features, read.ToImmutable());
    }

    private static ModelLayer Layer(JsonPart layer, int inputs) => layer["type"].Text switch
    {
        "conv1d" => Convolution(layer, inputs),
        "gru" => Gru(layer, inputs),
        "lstm" => Lstm(layer, inputs),
        "prelu" => PReLU(layer, inputs),
        "batchnorm" => BatchNorm(layer, inputs),
        "activation" => new ModelLayer(layer.Path, "Activation", inputs, []) { Activation = Activations(layer) },
        _ => Dense(layer, inputs),
    };

    /// <summary>Keras' kernel is <c>[in, out]</c>.</summary>
    private static ModelLayer Dense(JsonPart layer, int inputs)
    {
        var weights = new LayerWeights(layer, 1, 2);
        NamedTensor kernel = weights.Transposed(0, "weight", inputs, null);
        int units = kernel.Shape[0];
        return new ModelLayer(layer.Path, "Dense", units, [kernel, .. weights.Count > 1 ? [weights.Tensor(1, "bias", units)] : Array.Empty<NamedTensor>()]) { Activation = Activations(layer) };
    }

    /// <summary>Keras' kernel is <c>[size, in / groups, out]</c>, with the last sample last.</summary>
    private static ModelLayer Convolution(JsonPart layer, int inputs)
    {
        var weights = new LayerWeights(layer, 1, 2);
        int size = Last(layer["kernel_size"]), dilation = Last(layer["dilation"]), groups = layer.Find("groups")?.Size ?? 1;
        if (inputs % groups != 0)
            throw layer["groups"].Expected($"a divisor of the {inputs} channels that come in");
        NamedTensor kernel = weights.Tensor(0, "weight", size, inputs / groups, null);
        int filters = kernel.Shape[2], channels = kernel.Shape[1];
        if (filters % groups != 0)
            throw layer["groups"].Expected($"a divisor of the {filters} filters");
        var turned = new float[kernel.Values.Length];
        for (int x = 0; x < size; x++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                for (int filter = 0; filter < filters; filter++)
                    turned[(filter * channels + channel) * size + x] = kernel.Values[(x * channels + channel) * filters + filter];
            }
        }

        return new ModelLayer(layer.Path, "Conv1D", filters, [new("weight", [filters, channels, size], turned), .. weights.Count > 1 ? [weights.Tensor(1, "bias", filters)] : Array.Empty<NamedTensor>()])
        {
            Activation = Activations(layer),
            KernelSize = size,
            Dilation = dilation,
            Groups = groups,
        };
    }

    /// <summary>Keras has the gates in the order z, r, n; and the two biases, of the inputs and of the state, as two rows.</summary>
    private static ModelLayer Gru(JsonPart layer, int inputs)
    {
        var weights = new LayerWeights(layer, 3, 3);
        RequireTanh(layer);
        NamedTensor kernel = weights.Transposed(0, "weight_ih", inputs, null);
        int units = Units(layer, kernel, gates: 3);
        NamedTensor recurrent = weights.Transposed(1, "weight_hh", units, 3 * units), biases = weights.Tensor(2, "", 2, 3 * units);
        return new ModelLayer(layer.Path, "GRU", units,
        [
            ResetFirst(kernel, units),
            ResetFirst(recurrent, units),
            ResetFirst(new NamedTensor("bias_ih", [3 * units], biases.Values[..(3 * units)]), units),
            ResetFirst(new NamedTensor("bias_hh", [3 * units], biases.Values[(3 * units)..]), units),
        ]);
    }

    /// <summary>Keras has the gates in PyTorch's order, and one bias.</summary>
    private static ModelLayer Lstm(JsonPart layer, int inputs)
    {
        var weights = new LayerWeights(layer, 3, 3);
        RequireTanh(layer);
        NamedTensor kernel = weights.Transposed(0, "weight_ih", inputs, null);
        int units = Units(layer, kernel, gates: 4);
        return new ModelLayer(layer.Path, "LSTM", units,
            [kernel, weights.Transposed(1, "weight_hh", units, 4 * units), weights.Tensor(2, "bias_ih", 4 * units), new("bias_hh", [4 * units], new float[4 * units])]);
    }

    private static ModelLayer PReLU(JsonPart layer, int inputs)
    {
        NamedTensor slopes = new LayerWeights(layer, 1, 1).Tensor(0, "weight", 1, null);
        if (slopes.Values.Length != 1 && slopes.Values.Length != inputs)
            throw layer["weights"].Expected($"a slope, or one for each of {inputs} channels,");
        float[] each = slopes.Values.Length == inputs ? slopes.Values : [.. Enumerable.Repeat(slopes.Values[0], inputs)];
        return new ModelLayer(layer.Path, "Activation", inputs, [new("weight", [inputs], each)]) { Activation = Activation.PReLU };
    }

    /// <summary>Scales, offsets, means and variances; or the last two alone.</summary>
    private static ModelLayer BatchNorm(JsonPart layer, int inputs)
    {
        var weights = new LayerWeights(layer, 2, 4);
        NamedTensor[] tensors = weights.Count switch
        {
            4 => [weights.Tensor(0, "weight", inputs), weights.Tensor(1, "bias", inputs), weights.Tensor(2, "running_mean", inputs), weights.Tensor(3, "running_var", inputs)],
            2 =>
            [
                new("weight", [inputs], [.. Enumerable.Repeat(1f, inputs)]),
                new("bias", [inputs], new float[inputs]),
                weights.Tensor(0, "running_mean", inputs),
                weights.Tensor(1, "running_var", inputs),
            ],
            _ => throw layer["weights"].Expected("a list of two or four"),
        };
        return new ModelLayer(layer.Path, "BatchNorm", inputs, [.. tensors]) { Epsilon = layer["epsilon"].Number };
    }

    private static int Units(JsonPart layer, NamedTensor kernel, int gates) => kernel.Shape[0] % gates == 0
        ? kernel.Shape[0] / gates
        : throw new InvalidDataException($"{layer.Path}.weights[0] has {kernel.Shape[0]} columns, which are not {gates} gates.");

    private static NamedTensor ResetFirst(NamedTensor tensor, int units)
    {
        int block = tensor.Values.Length / 3;
        return tensor with { Values = [.. tensor.Values[block..(2 * block)], .. tensor.Values[..block], .. tensor.Values[(2 * block)..]] };
    }

    private static Activation Activations(JsonPart layer) => layer.Find("activation")?.Text switch
    {
        null or "" or "linear" => Activation.Linear,
        "tanh" => Activation.Tanh,
        "relu" => Activation.ReLU,
        "sigmoid" => Activation.Sigmoid,
        "softmax" => Activation.Softmax,
        "elu" => Activation.ELU,
        var other => throw new InvalidDataException($"{layer.Path}.activation is {other}; tanh, relu, sigmoid, softmax or elu was expected."),
    };

    private static void RequireTanh(JsonPart layer)
    {
        if (layer.Find("activation") is { Text: not ("" or "tanh") } other)
            throw other.Expected("tanh");
    }

    /// <summary>A size, or the last of a list of one for each axis.</summary>
    private static int Last(JsonPart sizes) => !sizes.IsList ? sizes.Size : sizes.Items is [.., var last] ? last.Size : throw sizes.Expected("a size");
}
