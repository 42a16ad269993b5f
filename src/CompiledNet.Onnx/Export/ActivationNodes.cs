using CompiledNet.Onnx.Format;

namespace CompiledNet.Onnx.Export;

/// <summary>Activations as operators of ONNX, or put together of several where there is none in the version that is written.</summary>
internal static class ActivationNodes
{
    /// <summary>The value behind the layer's activation.</summary>
    public static ExportValue Apply(ExportGraph graph, LayerDescription layer, ExportValue z) => layer.Activation switch
    {
        Activation.Linear => z,
        // Softmax goes along the last axis of a row.
        Activation.Softmax => ExportValue.WithLast(graph, z.Shape, graph.Add("Softmax", z.Last, AttributeMessage.Of("axis", -1L))),
        Activation.LogSoftmax => ExportValue.WithLast(graph, z.Shape, graph.Add("LogSoftmax", z.Last, AttributeMessage.Of("axis", -1L))),
        _ => z.Map(x => Node(graph, layer, x)),
    };

    private static string Node(ExportGraph graph, LayerDescription layer, string x) => layer.Activation switch
    {
        Activation.ReLU => graph.Add("Relu", x),
        Activation.LeakyReLU => graph.Add("LeakyRelu", x, AttributeMessage.Of("alpha", layer.Slope)),
        Activation.Sigmoid => graph.Add("Sigmoid", x),
        Activation.Tanh => graph.Add("Tanh", x),
        Activation.ELU => graph.Add("Elu", x, AttributeMessage.Of("alpha", layer.Alpha)),
        Activation.SELU => graph.Add("Selu", x),
        Activation.GELU => layer.TanhApproximation ? TanhGelu(graph, x) : Gelu(graph, x),
        Activation.SiLU => graph.Add("Mul", [x, graph.Add("Sigmoid", x)]),
        Activation.Softplus => graph.Add("Softplus", x),
        Activation.HardSigmoid => graph.Add("HardSigmoid", x, AttributeMessage.Of("alpha", 1 / 6f), AttributeMessage.Of("beta", 0.5f)),
        Activation.HardTanh => graph.Add("Clip", [x, graph.Scalar(-1), graph.Scalar(1)]),
        Activation.HardSwish => graph.Add("HardSwish", x),
        Activation.Mish => graph.Add("Mul", [x, graph.Add("Tanh", graph.Add("Softplus", x))]),
        Activation.Softsign => graph.Add("Softsign", x),
        Activation.ReLU6 => graph.Add("Clip", [x, graph.Scalar(0), graph.Scalar(6)]),
        _ => throw new NotSupportedException($"The layer '{layer.Name}' has the activation {layer.Activation}, which is not exported."),
    };

    /// <summary><c>x·(1 + erf(x/√2))/2</c>.</summary>
    private static string Gelu(ExportGraph graph, string x)
    {
        string erf = graph.Add("Erf", graph.Add("Mul", [x, graph.Scalar((float)(1 / Math.Sqrt(2)))]));
        return Half(graph, x, erf);
    }

    /// <summary><c>x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))/2</c>.</summary>
    private static string TanhGelu(ExportGraph graph, string x)
    {
        string cube = graph.Add("Mul", [graph.Add("Mul", [x, x]), x]);
        string inner = graph.Add("Add", [x, graph.Add("Mul", [cube, graph.Scalar(0.044715f)])]);
        return Half(graph, x, graph.Add("Tanh", graph.Add("Mul", [inner, graph.Scalar((float)Math.Sqrt(2 / Math.PI))])));
    }

    private static string Half(ExportGraph graph, string x, string step) =>
        graph.Add("Mul", [graph.Add("Mul", [x, graph.Scalar(0.5f)]), graph.Add("Add", [step, graph.Scalar(1)])]);
}
