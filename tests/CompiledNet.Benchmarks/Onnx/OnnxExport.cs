namespace CompiledNet.Benchmarks.Onnx;

/// <summary>Writes a new network as an ONNX model for inference: the operators of each layer, and its activation behind them.</summary>
internal sealed class OnnxExport
{
    private const string InputName = "x";
    private const string OutputName = "a";

    private readonly List<OnnxNode> _nodes = [];
    private readonly List<OnnxTensor> _constants = [];
    private readonly LayerDescription _last;
    private string _value = InputName;

    // The shape of a row before Flatten, channels last; as long as rows lie in the other order.
    private int[]? _flattened;

    private OnnxExport(NetworkDescription network) => _last = network.Layers.Last(layer => layer.Kind != "Dropout");

    /// <param name="network">What the network is made of.</param>
    /// <param name="parameters">Its parameters in canonical order; statistics are those of a new network.</param>
    public static OnnxModel Export(NetworkDescription network, ReadOnlySpan<float> parameters)
    {
        var export = new OnnxExport(network);
        foreach (LayerDescription layer in network.Layers)
        {
            export.Add(layer, parameters[..layer.ParameterCount]);
            parameters = parameters[layer.ParameterCount..];
        }

        return new OnnxModel(
            network.Name,
            new OnnxRows(InputName, ShapeOf(network)),
            new OnnxRows(OutputName, network.Layers[^1].OutputShape is [var steps, var features] ? [steps, 1, features] : [network.OutputSize]),
            [.. export._nodes],
            [.. export._constants]);
    }

    private static int[] ShapeOf(NetworkDescription network) => network.Layers[0].InputShape.ToArray() switch
    {
        // Dense layers take rows as they lie, on one axis.
        _ when network.Layers.All(layer => layer.Kind is "Dense" or "Flatten") => [network.InputSize],
        [var height, var width, 1] => [1, height, width],
        [var size] => [size],
        [var steps, var features] when network.Layers[0].Kind is "GRU" or "LSTM" => [steps, features],
        var shape => throw new NotSupportedException($"Rows of the shape {string.Join('×', shape)} would have to be put in another order."),
    };

    private void Add(LayerDescription layer, ReadOnlySpan<float> parameters)
    {
        switch (layer.Kind)
        {
            case "GRU" or "LSTM":
                AddRecurrence(layer, parameters);
                break;
            case "Dense" when layer.InputShape.Length == 2:
                AddDenseOfSteps(layer, parameters);
                break;
            case "Dense":
                AddDense(layer, parameters);
                break;
            case "Conv2D":
                AddConvolution(layer, parameters);
                break;
            case "MaxPool2D":
                AddNode(layer, "MaxPool", [], OnnxAttribute.Of("kernel_shape", layer.KernelSize), Strides(layer));
                break;
            case "Flatten" when layer.InputShape is [var height, var width, var channels] && _nodes.Count > 0:
                AddNode(layer, "Flatten", [], OnnxAttribute.Of("axis", 1));
                _flattened = [height, width, channels];
                break;
            case "BatchNorm":
                AddBatchNorm(layer, parameters);
                break;
            case "Flatten" or "Dropout":
                break;
            case "Activation":
                AddActivation(layer);
                break;
            default:
                throw new NotSupportedException($"No benchmark network has {layer.Kind}, so its ONNX operator is not known here.");
        }
    }

    /// <summary><c>z = x·Wᵀ + b</c>.</summary>
    private void AddDense(LayerDescription layer, ReadOnlySpan<float> parameters)
    {
        int weights = layer.OutputSize * layer.InputSize;
        float[] w = parameters[..weights].ToArray();
        AddNode(
            layer,
            "Gemm",
            [Constant($"{layer.Name}.W", [layer.OutputSize, layer.InputSize], _flattened is null ? w : ChannelsFirst(w, _flattened)), Biases(layer, parameters[weights..])],
            OnnxAttribute.Of("transB", 1));
        _flattened = null;
        AddActivation(layer);
    }

    /// <summary>From <c>[rows, steps, features]</c> to <c>[rows, steps, 1, units]</c>, where 1 counts the directions.</summary>
    private void AddRecurrence(LayerDescription layer, ReadOnlySpan<float> parameters)
    {
        OnnxTensor[] constants = [.. OnnxRecurrence.Constants(layer, parameters)];
        _constants.AddRange(constants);
        Add("Transpose", [], $"{layer.Name}.x", [OnnxAttribute.Of("perm", new[] { 1, 0, 2 })]);
        Add(layer.Kind, [.. constants.Select(constant => constant.Name)], $"{layer.Name}.h", OnnxRecurrence.Attributes(layer));
        Add("Transpose", [], $"{layer.Name}.a", [OnnxAttribute.Of("perm", new[] { 2, 0, 1, 3 })]);
    }

    /// <summary>A product for each step.</summary>
    private void AddDenseOfSteps(LayerDescription layer, ReadOnlySpan<float> parameters)
    {
        int inputs = layer.InputShape[^1], units = layer.OutputShape[^1];
        var transposed = new float[inputs * units];
        for (int unit = 0; unit < units; unit++)
        {
            for (int input = 0; input < inputs; input++)
                transposed[input * units + unit] = parameters[unit * inputs + input];
        }

        Add("MatMul", [Constant($"{layer.Name}.W", [inputs, units], transposed)], $"{layer.Name}.p", []);
        AddNode(layer, "Add", [Constant($"{layer.Name}.b", [units], parameters.Slice(inputs * units, units).ToArray())]);
        AddActivation(layer);
    }

    private void AddConvolution(LayerDescription layer, ReadOnlySpan<float> parameters)
    {
        if (layer.Padding != Padding.Valid || layer.Groups != 1 || layer.Dilation != 1)
            throw new NotSupportedException("No benchmark network has such convolutions, so their attributes are not known here.");
        ParameterTensor weights = layer.Tensors[0];
        AddNode(
            layer,
            "Conv",
            [Constant($"{layer.Name}.W", [.. weights.Shape], parameters[..weights.Length].ToArray()), Biases(layer, parameters[weights.Length..])],
            OnnxAttribute.Of("kernel_shape", layer.KernelSize),
            Strides(layer));
        AddActivation(layer);
    }

    private void AddBatchNorm(LayerDescription layer, ReadOnlySpan<float> parameters)
    {
        int channels = layer.Tensors[0].Length;
        AddNode(
            layer,
            "BatchNormalization",
            [
                Constant($"{layer.Name}.W", [channels], parameters[..channels].ToArray()),
                Biases(layer, parameters[channels..]),
                Constant($"{layer.Name}.mean", [channels], new float[channels]),
                Constant($"{layer.Name}.variance", [channels], [.. Enumerable.Repeat(1f, channels)]),
            ],
            OnnxAttribute.Of("epsilon", layer.Epsilon));
    }

    private void AddActivation(LayerDescription layer)
    {
        if (layer.Activation is Activation.Linear)
            return;
        OnnxAttribute[] attributes = layer.Activation is Activation.Softmax ? [OnnxAttribute.Of("axis", 1)] : [];
        string name = layer.Activation switch
        {
            Activation.ReLU => "Relu",
            Activation.Tanh or Activation.Sigmoid or Activation.Softmax => layer.Activation.ToString(),
            _ => throw new NotSupportedException($"No benchmark network has {layer.Activation}, so its ONNX operator is not known here."),
        };
        Add(name, [], layer == _last ? OutputName : $"{layer.Name}.a", attributes);
    }

    /// <summary>The operator of a layer before its activation.</summary>
    private void AddNode(LayerDescription layer, string name, string[] constants, params OnnxAttribute[] attributes) =>
        Add(name, constants, layer == _last && layer.Activation == Activation.Linear ? OutputName : $"{layer.Name}.z", attributes);

    private void Add(string name, string[] constants, string result, OnnxAttribute[] attributes)
    {
        _nodes.Add(new OnnxNode(name, [_value, .. constants], result, attributes));
        _value = result;
    }

    private string Biases(LayerDescription layer, ReadOnlySpan<float> biases) => Constant($"{layer.Name}.b", [biases.Length], biases.ToArray());

    private string Constant(string name, int[] shape, float[] values)
    {
        _constants.Add(new OnnxTensor(name, shape, values));
        return name;
    }

    private static OnnxAttribute Strides(LayerDescription layer) => OnnxAttribute.Of("strides", layer.KernelSize.Select(_ => layer.Stride));

    /// <summary>Weights of inputs in the order <c>(y, x, channel)</c> in the order <c>(channel, y, x)</c>.</summary>
    private static float[] ChannelsFirst(float[] weights, int[] shape)
    {
        int channels = shape[2], positions = shape[0] * shape[1];
        var result = new float[weights.Length];
        for (int row = 0; row < weights.Length; row += channels * positions)
        {
            for (int position = 0; position < positions; position++)
            {
                for (int channel = 0; channel < channels; channel++)
                    result[row + channel * positions + position] = weights[row + position * channels + channel];
            }
        }

        return result;
    }
}
