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
        if (!layer.ResetAfter)
            tensors = Joined(tensors);
        int units = tensors[1].Shape[1];
        List<AttributeMessage> attributes = [AttributeMessage.Of("hidden_size", units)];
        if (layer.GoBackwards)
            attributes.Add(AttributeMessage.Of("direction", "reverse"));
        if (kind.Operator == "GRU" && layer.ResetAfter)
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
        if (graph.IsStream)
            return Stream(graph, layer, kind, inputs, [.. attributes]);
        // The last state is the second output.
        string all = graph.AddOutput(kind.Operator, layer.ReturnSequences ? 0 : 1, inputs, [.. attributes]);
        if (!layer.ReturnSequences)
            return ExportValue.WithLast(graph, layer.OutputShape, graph.Add("Squeeze", [all, graph.List(0)]));
        string steps = graph.Add("Squeeze", [all, graph.List(1)]);
        return ExportValue.WithLast(graph, layer.OutputShape, graph.Add("Transpose", steps, AttributeMessage.Of("perm", [1L, 0L, 2L])));
    }

    /// <summary>In a stream, the states come in and go out, and every step gives one.</summary>
    private static ExportValue Stream(ExportGraph graph, LayerDescription layer, RecurrentKind kind, string[] inputs, AttributeMessage[] attributes)
    {
        int units = layer.OutputShape[^1];
        string name = inputs[1][..inputs[1].LastIndexOf('.')], all = graph.NewName(kind.Operator);
        (string Now, string Next)[] states = [.. StatesOf(kind).Select(state => graph.AddState($"{name}_{state}", (1, ""), (null, "batch"), (units, "")))];
        graph.AddNode(kind.Operator, [.. inputs, "", .. states.Select(state => state.Now)], [all, .. states.Select(state => state.Next)], attributes);
        return ExportValue.WithLast(graph, layer.OutputShape, graph.Add("Transpose", graph.Add("Squeeze", [all, graph.List(1)]), AttributeMessage.Of("perm", [1L, 0L, 2L])));
    }

    /// <summary>The tensors of a GRU with the reset before the product as those of any other: the weights of the state in one, and second biases of 0.</summary>
    private static ImmutableArray<NamedTensor> Joined(ImmutableArray<NamedTensor> tensors) =>
    [
        tensors[0],
        tensors[1] with { Shape = [tensors[1].Shape[0] + tensors[2].Shape[0], tensors[1].Shape[1]], Values = [.. tensors[1].Values, .. tensors[2].Values] },
        tensors[3],
        tensors[3] with { Name = tensors[3].Name.Replace("bias_ih", "bias_hh", StringComparison.Ordinal), Values = new float[tensors[3].Values.Length] },
    ];

    private static IEnumerable<string> StatesOf(RecurrentKind kind) => kind.Operator == "LSTM" ? ["h", "c"] : ["h"];
}
