namespace CompiledNet.Keras;

/// <summary>What a layer of Keras is here.</summary>
/// <param name="Kind">The kind, by which it is called: <c>Dense</c>.</param>
/// <param name="Arguments">The arguments of its attribute.</param>
internal sealed record Translated(string Kind, params string[] Arguments)
{
    /// <summary>The attribute; of a layer that does not take the one before it, with the name of that which it takes.</summary>
    public string Attribute(string? input)
    {
        string[] all = input is null ? Arguments : [.. Arguments, $"Input = \"{input}\""];
        return all.Length == 0 ? Kind : $"{Kind}({string.Join(", ", all)})";
    }
}

/// <summary>Layers of Keras to attributes.</summary>
/// <param name="isThird">Whether Keras 3 wrote the model.</param>
internal sealed class LayerReader(bool isThird)
{
    /// <summary>Layers that change nothing once the network is trained, and do not exist here.</summary>
    public static bool IsForTrainingOnly(string @class) =>
        @class is "GaussianNoise" or "GaussianDropout" or "AlphaDropout" or "ActivityRegularization" or "SpatialDropout1D" or "SpatialDropout2D";

    /// <summary>The kind of a layer that joins several; null if it is none.</summary>
    /// <exception cref="InvalidDataException">It joins them along another axis than the last.</exception>
    public static string? JoinOf(KerasLayer layer) => layer.Class switch
    {
        "Add" or "Multiply" => layer.Class,
        "Concatenate" => layer.Whole("axis", -1) == -1 ? "Concat" : throw new InvalidDataException($"{layer} joins along the axis {layer.Whole("axis", -1)}, not the last"),
        _ => null,
    };

    /// <exception cref="InvalidDataException">It cannot be expressed.</exception>
    public Translated Read(KerasLayer layer) => layer.Class switch
    {
        "Dense" => new("Dense", [Size(layer, "units"), .. Activation(layer), .. Bias(layer)]),
        "Conv1D" => new("Conv1D", [Size(layer, "filters"), Size(layer, "kernel_size"), .. Activation(layer), .. Windows(layer, 1), .. Bias(layer)]),
        "Conv2D" => new("Conv2D", [Size(layer, "filters"), .. Kernel(layer), .. Activation(layer), .. Windows(layer, 1), .. Bias(layer)]),
        "MaxPooling1D" or "MaxPooling2D" => new(layer.Class.Replace("MaxPooling", "MaxPool", StringComparison.Ordinal), [Pool(layer), .. Windows(layer, 0)]),
        "AveragePooling1D" or "AveragePooling2D" => new(layer.Class.Replace("AveragePooling", "AveragePool", StringComparison.Ordinal), [Pool(layer), .. Windows(layer, 0)]),
        "GlobalAveragePooling1D" or "GlobalAveragePooling2D" when !layer.Flag("keepdims", false) => new("GlobalAveragePool"),
        "GlobalMaxPooling1D" or "GlobalMaxPooling2D" when !layer.Flag("keepdims", false) => new("GlobalMaxPool"),
        "BatchNormalization" => new("BatchNorm", $"Epsilon = {KerasLayer.Literal(layer.Number("epsilon", 1e-3))}", $"Momentum = {KerasLayer.Literal(1 - layer.Number("momentum", 0.99))}"),
        "LayerNormalization" => new("LayerNorm", $"Epsilon = {KerasLayer.Literal(layer.Number("epsilon", 1e-3))}"),
        "Dropout" => new("Dropout", KerasLayer.Literal(layer.Number("rate", 0))),
        "Flatten" => new("Flatten"),
        "Reshape" => new("Reshape", [.. layer.Sizes("target_shape").Select(size => $"{size}")]),
        "Embedding" => new("Embedding", Size(layer, "input_dim"), Size(layer, "output_dim")),
        _ when Recurrences.Has(layer.Class) => Recurrences.Read(layer),
        _ => KerasActivation.OfLayer(layer, isThird) is { } activation ? new("Activation", activation) : throw Unknown(layer),
    };

    /// <summary>A convolution with one group for each channel, which only knows how many there are by its kernel.</summary>
    public Translated ReadDepthwise(KerasLayer layer, int channels) =>
        new("Conv2D", [$"{channels * layer.Whole("depth_multiplier", 1)}", .. Kernel(layer), .. Activation(layer), .. Windows(layer, channels), .. Bias(layer)]);

    private string[] Activation(KerasLayer layer)
    {
        string name = layer.Text("activation", layer.Has("activation") ? "(an object)" : "linear");
        if (name == "linear")
            return [];
        return KerasActivation.OfName(name, isThird) ?? throw new InvalidDataException($"{layer} has the activation {name}");
    }

    private static string[] Bias(KerasLayer layer) => layer.Flag("use_bias", true) ? [] : ["UseBias = false"];

    private static string Size(KerasLayer layer, string argument) => layer.Sizes(argument) is [var size]
        ? $"{size}"
        : throw new InvalidDataException($"{layer} has no {argument}");

    private static string[] Kernel(KerasLayer layer) => layer.Sizes("kernel_size") switch
    {
        [var size] => [$"{size}"],
        [var height, var width] => height == width ? [$"{height}"] : [$"{height}", $"{width}"],
        _ => throw new InvalidDataException($"{layer} has no kernel_size"),
    };

    private static string Pool(KerasLayer layer) => $"{Same(layer, "pool_size", 2)}";

    /// <param name="layer">A convolution or a pool.</param>
    /// <param name="groups">How many groups there are without the argument; 0 of a pool.</param>
    private static IEnumerable<string> Windows(KerasLayer layer, int groups)
    {
        if (layer.Text("data_format", "channels_last") != "channels_last")
            throw new InvalidDataException($"{layer} has the channels first");
        int usual = groups == 0 ? Same(layer, "pool_size", 2) : 1;
        int stride = Same(layer, "strides", usual);
        int dilation = Same(layer, "dilation_rate", 1);
        int count = Math.Max(groups, layer.Whole("groups", 1));
        if (stride != usual)
            yield return $"Stride = {stride}";
        if (dilation != 1)
            yield return $"Dilation = {dilation}";
        if (count != 1)
            yield return $"Groups = {count}";
        string padding = layer.Text("padding", "valid");
        if (padding != "valid")
            yield return $"Padding = Padding.{(padding == "same" ? "Same" : padding == "causal" ? "Causal" : throw new InvalidDataException($"{layer} has the padding {padding}"))}";
    }

    /// <summary>One number, or the same along both axes.</summary>
    private static int Same(KerasLayer layer, string argument, int usual)
    {
        int[] sizes = [.. layer.Sizes(argument, usual).Distinct()];
        return sizes.Length == 1 ? sizes[0] : throw new InvalidDataException($"{layer} has different {argument} along its axes");
    }

    private static InvalidDataException Unknown(KerasLayer layer) => new($"{layer} does not exist here, or not with its arguments");
}
