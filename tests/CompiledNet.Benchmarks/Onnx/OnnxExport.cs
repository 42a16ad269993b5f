namespace CompiledNet.Benchmarks.Onnx;

/// <summary>Writes a network as an ONNX model: a <c>Gemm</c> a layer, and its activation behind it.</summary>
internal static class OnnxExport
{
    public const string InputName = "x";
    public const string OutputName = "a";

    /// <param name="network">What the network is made of.</param>
    /// <param name="parameters">Its parameters in canonical order.</param>
    public static OnnxModel Export(NetworkDescription network, ReadOnlySpan<float> parameters)
    {
        var nodes = new List<OnnxNode>();
        var constants = new List<OnnxTensor>();
        string value = InputName;
        // Rows of an image are exported as they lie, on one axis.
        LayerDescription[] layers = [.. network.Layers.Where(layer => layer.Kind != "Flatten")];
        for (int index = 0; index < layers.Length; index++)
        {
            LayerDescription layer = layers[index];
            int weights = layer.OutputSize * layer.InputSize;
            var w = new OnnxTensor($"W{index + 1}", [layer.OutputSize, layer.InputSize], parameters[..weights].ToArray());
            var b = new OnnxTensor($"b{index + 1}", [layer.OutputSize], parameters.Slice(weights, layer.OutputSize).ToArray());
            parameters = parameters[(weights + layer.OutputSize)..];
            constants.AddRange([w, b]);

            bool last = index == layers.Length - 1;
            string activation = last ? OutputName : $"a{index + 1}";
            string sum = layer.Activation == Activation.Linear ? activation : $"z{index + 1}";
            // z = x·Wᵀ + b
            nodes.Add(new OnnxNode("Gemm", [value, w.Name, b.Name], sum) { Attribute = ("transB", 1) });
            if (layer.Activation != Activation.Linear)
                nodes.Add(ActivationNode(layer.Activation, sum, activation));
            value = activation;
        }

        return new OnnxModel(network.Name, new OnnxRows(InputName, network.InputSize), new OnnxRows(OutputName, network.OutputSize), [.. nodes], [.. constants]);
    }

    private static OnnxNode ActivationNode(Activation activation, string input, string output) => activation switch
    {
        Activation.ReLU => new OnnxNode("Relu", [input], output),
        Activation.Tanh => new OnnxNode("Tanh", [input], output),
        Activation.Sigmoid => new OnnxNode("Sigmoid", [input], output),
        Activation.Softmax => new OnnxNode("Softmax", [input], output) { Attribute = ("axis", 1) },
        _ => throw new NotSupportedException($"No benchmark network has {activation}, so its ONNX operator is not known here."),
    };
}
