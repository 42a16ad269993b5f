using System.Collections.Immutable;
using System.Text.Json;

namespace CompiledNet;

/// <summary>
/// JSON to descriptions. The tensors get places in a storage without padding: one behind the other in canonical order, the statistics
/// behind all that is trained.
/// </summary>
internal static class DescriptionReader
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <exception cref="InvalidDataException">The text is not that of a description.</exception>
    public static NetworkDescription Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Options);
            return Placed(Network(document.RootElement));
        }
        // A string that is not UTF-8, or an element of another kind, is an invalid operation to read.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or OverflowException)
        {
            throw new InvalidDataException($"This is not the description of a network: {exception.Message}", exception);
        }
    }

    private static NetworkDescription Network(JsonElement json)
    {
        ImmutableArray<int> input = Sizes(json, "input_shape");
        ImmutableArray<LayerDescription> layers = [.. json.GetProperty("layers").EnumerateArray().Select(Layer)];
        if (layers.IsEmpty)
            throw new InvalidDataException("This is not the description of a network: it has no layers.");
        for (int place = 0; place < layers.Length; place++)
        {
            if (layers[place].Inputs.IsEmpty || layers[place].Inputs.Any(from => from < -1 || from >= place))
                throw new InvalidDataException($"Layer {place}, '{layers[place].Name}', takes the layers [{string.Join(", ", layers[place].Inputs)}]; places before its own were expected, or -1 for the network's input.");
        }
        return new NetworkDescription
        {
            Name = Text(json, "name"),
            InputSize = Product(input),
            InputShape = input,
            Layers = layers,
            IsStreaming = Flag(json, "streaming"),
            Loss = json.TryGetProperty("loss", out _) ? Constant<LossFunction>(json, "loss") : null,
            LossExpression = json.TryGetProperty("loss_expression", out _) ? Text(json, "loss_expression") : null,
            LossDelta = Number(json, "loss_delta", 1f),
            LossQuantile = Number(json, "loss_quantile", 0.5f),
            LossGamma = Number(json, "loss_gamma", 2f),
            LossLabelSmoothing = Number(json, "loss_label_smoothing", 0f),
            StorageSize = 0,
        };
    }

    private static LayerDescription Layer(JsonElement json)
    {
        ImmutableArray<int> input = Sizes(json, "input_shape"), output = Sizes(json, "output_shape");
        return new LayerDescription
        {
            Name = Text(json, "name"),
            Kind = Text(json, "kind"),
            Inputs = Numbers(json, "inputs"),
            InputSize = Product(input),
            InputShape = input,
            OutputSize = Product(output),
            OutputShape = output,
            Activation = Constant<Activation>(json, "activation"),
            Slope = Number(json, "slope", 0.01f),
            Alpha = Number(json, "alpha", 1f),
            TanhApproximation = Flag(json, "tanh_approximation"),
            KernelSize = json.TryGetProperty("kernel_size", out _) ? Sizes(json, "kernel_size") : [],
            Stride = Whole(json, "stride", 1),
            Dilation = Whole(json, "dilation", 1),
            Groups = Whole(json, "groups", 1),
            Padding = json.TryGetProperty("padding", out _) ? Constant<Padding>(json, "padding") : Padding.Valid,
            Epsilon = Number(json, "epsilon", 0f),
            Momentum = Number(json, "momentum", 0f),
            Rate = Number(json, "rate", 0f),
            ReturnSequences = Flag(json, "return_sequences"),
            GoBackwards = Flag(json, "go_backwards"),
            ResetAfter = Flag(json, "reset_after", usual: true),
            Columns = json.TryGetProperty("columns", out _) ? Numbers(json, "columns") : [],
            MultiplyAdds = json.GetProperty("multiply_adds").GetInt64(),
            Tensors = Tensors(json, "tensors"),
            Statistics = json.TryGetProperty("statistics", out _) ? Tensors(json, "statistics") : [],
        };
    }

    private static bool Flag(JsonElement json, string name, bool usual = false) => json.TryGetProperty(name, out JsonElement flag) ? flag.GetBoolean() : usual;

    private static ImmutableArray<ParameterTensor> Tensors(JsonElement json, string list) => [.. json.GetProperty(list).EnumerateArray().Select(Tensor)];

    private static ParameterTensor Tensor(JsonElement json) => new()
    {
        Name = Text(json, "name"),
        Shape = Sizes(json, "shape"),
        Offset = 0,
        Strides = [],
        Initializer = Constant<Initializer>(json, "initializer"),
        InitialValue = Number(json, "initial_value", 0f),
        InitialValues = json.TryGetProperty("initial_values", out JsonElement values) ? [.. values.EnumerateArray().Select(value => value.GetSingle())] : [],
        FanIn = json.GetProperty("fan_in").GetInt32(),
        FanOut = json.GetProperty("fan_out").GetInt32(),
    };

    private static NetworkDescription Placed(NetworkDescription network)
    {
        int end = 0;
        ImmutableArray<LayerDescription> layers = [.. network.Layers.Select(layer => layer with { Tensors = Placed(layer.Tensors, ref end) })];
        int trained = end;
        layers = [.. layers.Select(layer => layer with { Statistics = Placed(layer.Statistics, ref end) })];
        return network with { Layers = layers, TrainedSize = trained, StorageSize = end };
    }

    private static ImmutableArray<ParameterTensor> Placed(ImmutableArray<ParameterTensor> tensors, ref int end)
    {
        var placed = ImmutableArray.CreateBuilder<ParameterTensor>(tensors.Length);
        foreach (ParameterTensor tensor in tensors)
        {
            placed.Add(tensor with { Offset = end, Strides = [.. StridedCopy.RowMajor([.. tensor.Shape])] });
            end = checked(end + tensor.Length);
        }
        return placed.MoveToImmutable();
    }

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new InvalidDataException($"This is not the description of a network: '{name}' is null.");

    private static int Whole(JsonElement json, string name, int usual) => json.TryGetProperty(name, out JsonElement value) ? value.GetInt32() : usual;

    private static float Number(JsonElement json, string name, float usual) => json.TryGetProperty(name, out JsonElement value) ? value.GetSingle() : usual;

    private static ImmutableArray<int> Numbers(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(number => number.GetInt32())];

    private static ImmutableArray<int> Sizes(JsonElement json, string name)
    {
        ImmutableArray<int> sizes = Numbers(json, name);
        return sizes.All(size => size >= 1)
            ? sizes
            : throw new InvalidDataException($"'{name}' is [{string.Join(", ", sizes)}]; sizes of at least 1 were expected.");
    }

    private static int Product(ImmutableArray<int> sizes) => sizes.Aggregate(1, (product, size) => checked(product * size));

    private static T Constant<T>(JsonElement json, string name)
        where T : struct, Enum
    {
        string text = Text(json, name);
        return Enum.TryParse(text, out T value) && Enum.IsDefined(value) && value.ToString() == text
            ? value
            : throw new InvalidDataException($"'{name}' is '{text}'; one of {string.Join(", ", Enum.GetNames<T>())} was expected.");
    }
}
