using System.Collections.Immutable;
using CompiledNet.Onnx.Format;

namespace CompiledNet.Onnx.Export;

/// <summary>
/// Recurrent layers as operators of ONNX, which take the steps first and the batch behind them. Weights have the order of the operator's gates; of the two biases,
/// one follows the other.
/// </summary>
internal static class RecurrentNodes
{
    public static ExportValue Write(ExportGraph graph, LayerDescription layer, ExportValue x, ImmutableArray<NamedTensor> tensors)
    {
        RecurrentKind kind = RecurrentKind.OfLayer(layer.Kind);
        int units = tensors[1].Shape[1];
        List<AttributeMessage> attributes = [AttributeMessage.Of("hidden_size", units)];
        if (layer.GoBackwards)
            attributes.Add(AttributeMessage.Of("direction", "reverse"));
        if (kind.Operator == "GRU")
            attributes.Add(AttributeMessage.Of("linear_before_reset", 1L));

        string sequences = graph.Add("Transpose", x.Last, AttributeMessage.Of("perm", [1L, 0L, 2L]));
        string biases = $"{tensors[2].Name}_{tensors[3].Name[(tensors[3].Name.LastIndexOf('.') + 1)..]}";
        string[] inputs =
        [
            sequences,
            graph.Constant(tensors[0].Name, [1, .. tensors[0].Shape], kind.OfOperator(tensors[0].Values)),
            graph.Constant(tensors[1].Name, [1, .. tensors[1].Shape], kind.OfOperator(tensors[1].Values)),
            graph.Constant(biases, [1, 2 * tensors[2].Values.Length], [.. kind.OfOperator(tensors[2].Values), .. kind.OfOperator(tensors[3].Values)]),
        ];
        // The last state is the second output.
        string all = graph.AddOutput(kind.Operator, layer.ReturnSequences ? 0 : 1, inputs, [.. attributes]);
        if (!layer.ReturnSequences)
            return ExportValue.WithLast(graph, layer.OutputShape, graph.Add("Squeeze", [all, graph.List(0)]));
        string steps = graph.Add("Squeeze", [all, graph.List(1)]);
        return ExportValue.WithLast(graph, layer.OutputShape, graph.Add("Transpose", steps, AttributeMessage.Of("perm", [1L, 0L, 2L])));
    }
}
