using System.Collections.Immutable;
using CompiledNet.Onnx.Format;

namespace CompiledNet.Onnx.Export;

/// <summary>Layers as operators of ONNX.</summary>
internal static class LayerNodes
{
    /// <summary>Writes a layer without its activation.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="tensors">Its parameters and statistics, in their order.</param>
    public static ExportValue Write(ExportGraph graph, LayerDescription layer, ImmutableArray<ExportValue> inputs, ImmutableArray<NamedTensor> tensors) => layer.Kind switch
    {
        "Dense" => Dense(graph, layer, inputs[0], tensors),
        "Conv1D" when graph.IsStream => StreamWindow.Write(graph, layer, inputs[0], tensors[0].Name[..tensors[0].Name.LastIndexOf('.')], Constants(graph, tensors)),
        "Conv1D" or "Conv2D" => ExportValue.WithFirst(graph, layer.OutputShape, graph.Add(
            "Conv",
            [inputs[0].First, .. Constants(graph, graph.IsStream ? [.. tensors.Select(ExportWindow.OfOneStep)] : tensors)],
            [.. ExportWindow.Of(layer, graph.IsStream), ExportWindow.Dilations(layer, graph.IsStream), AttributeMessage.Of("group", layer.Groups)])),
        "MaxPool1D" or "MaxPool2D" => ExportValue.WithFirst(graph, layer.OutputShape, graph.Add("MaxPool", inputs[0].First, ExportWindow.Of(layer, graph.IsStream))),
        "AveragePool1D" or "AveragePool2D" => ExportValue.WithFirst(graph, layer.OutputShape, graph.Add("AveragePool", inputs[0].First, ExportWindow.Of(layer, graph.IsStream))),
        "GlobalAveragePool" or "GlobalMaxPool" when graph.IsStream => ExportValue.WithLast(graph, layer.OutputShape, graph.Add(
            layer.Kind == "GlobalMaxPool" ? "ReduceMax" : "ReduceMean", inputs[0].Last, AttributeMessage.Of("axes", [2L, 3L]), AttributeMessage.Of("keepdims", 0L))),
        "GlobalAveragePool" or "GlobalMaxPool" => ExportValue.WithLast(graph, layer.OutputShape, graph.Add(
            "Flatten", graph.Add(layer.Kind, inputs[0].First), AttributeMessage.Of("axis", 1L))),
        "Flatten" or "Reshape" when graph.IsStream => Shaped(graph, layer, inputs[0], name => OfSteps(graph, layer, name)),
        "Flatten" => Shaped(graph, layer, inputs[0], name => graph.Add("Flatten", name, AttributeMessage.Of("axis", 1L))),
        "Reshape" => Shaped(graph, layer, inputs[0], name => graph.Add("Reshape", [name, graph.List([0, .. layer.OutputShape.Select(size => (long)size)])])),
        "Activation" => tensors.IsEmpty ? inputs[0] : Slopes(graph, inputs[0], tensors[0]),
        "BatchNorm" => ExportValue.WithFirst(graph, layer.OutputShape, graph.Add(
            "BatchNormalization", [inputs[0].First, .. Constants(graph, tensors)], AttributeMessage.Of("epsilon", layer.Epsilon), AttributeMessage.Of("momentum", 1 - layer.Momentum))),
        "LayerNorm" => ExportValue.WithLast(graph, layer.OutputShape, graph.Add(
            "LayerNormalization", [inputs[0].Last, .. Constants(graph, tensors)], AttributeMessage.Of("axis", -1L), AttributeMessage.Of("epsilon", layer.Epsilon))),
        "Dropout" => inputs[0].Map(name => graph.Add("Dropout", [name, graph.Scalar(layer.Rate)])),
        "Embedding" => EmbeddingNodes.Write(graph, layer, inputs[0], tensors[0]),
        "SimpleRNN" or "GRU" or "LSTM" => RecurrentNodes.Write(graph, layer, inputs[0], tensors),
        "Add" => Join(graph, layer, inputs, names => graph.Add("Add", names)),
        "Multiply" => Join(graph, layer, inputs, names => graph.Add("Mul", names)),
        "Concat" => Concat(graph, layer, inputs),
        _ => throw new NotSupportedException($"The layer '{layer.Name}' is of the kind {layer.Kind}, which is not exported to ONNX."),
    };

    /// <summary>Values of the steps of streams under the axes of a layer's outputs.</summary>
    public static string OfSteps(ExportGraph graph, LayerDescription layer, string name) =>
        graph.Add("Reshape", [name, graph.List([0, 0, .. layer.OutputShape.Skip(1).Select(size => (long)size)])]);

    private static ExportValue Dense(ExportGraph graph, LayerDescription layer, ExportValue x, ImmutableArray<NamedTensor> tensors)
    {
        if (layer.InputShape.Length == 1)
            return ExportValue.WithLast(graph, layer.OutputShape, graph.Add("Gemm", [x.Last, .. Constants(graph, tensors)], AttributeMessage.Of("transB", 1L)));

        NamedTensor weights = tensors[0];
        string transposed = graph.Constant(weights.Name, [weights.Shape[1], weights.Shape[0]], Transposed(weights));
        string z = graph.Add("MatMul", [x.Last, transposed]);
        return ExportValue.WithLast(graph, layer.OutputShape, tensors.Length == 1 ? z : graph.Add("Add", [z, Constants(graph, tensors[1..]).Single()]));
    }

    private static float[] Transposed(NamedTensor weights)
    {
        (int units, int inputs) = (weights.Shape[0], weights.Shape[1]);
        var transposed = new float[weights.Values.Length];
        for (int unit = 0; unit < units; unit++)
        {
            for (int input = 0; input < inputs; input++)
                transposed[input * units + unit] = weights.Values[unit * inputs + input];
        }

        return transposed;
    }

    /// <summary>The slopes of PReLU stand along the channels.</summary>
    private static ExportValue Slopes(ExportGraph graph, ExportValue x, NamedTensor slopes)
    {
        int[] sizes = [x.Channels, .. Enumerable.Repeat(1, x.PrefersFirst ? x.Shape.Length - 1 : 0)];
        return x.Map(name => graph.Add("PRelu", [name, graph.Constant(slopes.Name, sizes, slopes.Values)]));
    }

    private static ExportValue Shaped(ExportGraph graph, LayerDescription layer, ExportValue x, Func<string, string> reshape)
    {
        ExportValue shaped = ExportValue.WithLast(graph, layer.OutputShape, x.Shape.SequenceEqual(layer.OutputShape) ? x.Last : reshape(x.Last));
        return shaped.WithIndices(x.Indices);
    }

    private static ExportValue Join(ExportGraph graph, LayerDescription layer, ImmutableArray<ExportValue> inputs, Func<IEnumerable<string>, string> join) =>
        inputs.All(input => input.PrefersFirst)
            ? ExportValue.WithFirst(graph, layer.OutputShape, join(inputs.Select(input => input.First)))
            : ExportValue.WithLast(graph, layer.OutputShape, join(inputs.Select(input => input.Last)));

    private static ExportValue Concat(ExportGraph graph, LayerDescription layer, ImmutableArray<ExportValue> inputs)
    {
        if (inputs.All(input => input.PrefersFirst))
            return Join(graph, layer, inputs, names => graph.Add("Concat", names, AttributeMessage.Of("axis", 1L)));

        var indices = ImmutableArray.CreateBuilder<(int Place, int Input)>();
        int place = 0;
        foreach (ExportValue input in inputs)
        {
            indices.AddRange(input.Indices.Select(index => (place + index.Place, index.Input)));
            place += input.Channels;
        }

        return Join(graph, layer, inputs, names => graph.Add("Concat", names, AttributeMessage.Of("axis", -1L))).WithIndices(indices.ToImmutable());
    }

    private static IEnumerable<string> Constants(ExportGraph graph, ImmutableArray<NamedTensor> tensors) =>
        [.. tensors.Select(tensor => graph.Constant(tensor.Name, tensor.Shape, tensor.Values))];
}
