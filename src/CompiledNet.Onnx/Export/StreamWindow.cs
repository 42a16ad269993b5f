using System.Collections.Immutable;
using CompiledNet.Onnx.Format;

namespace CompiledNet.Onnx.Export;

/// <summary>
/// A causal convolution of a stream: the steps that its windows reach back over come in, stand before those of the call, and the last of both go out.
/// </summary>
internal static class StreamWindow
{
    public static ExportValue Write(ExportGraph graph, LayerDescription layer, ExportValue x, string name, IEnumerable<string> tensors)
    {
        int before = (layer.KernelSize[0] - 1) * layer.Dilation;
        string steps = x.First;
        if (before > 0)
        {
            (string now, string next) = graph.AddState($"{name}_past", (null, "batch"), (x.Channels, ""), (before, ""));
            steps = graph.Add("Concat", [now, steps], AttributeMessage.Of("axis", 2L));
            graph.AddNode("Slice", [steps, graph.List(-before), graph.List(long.MaxValue), graph.List(2)], [next]);
        }

        return ExportValue.WithFirst(graph, layer.OutputShape, graph.Add(
            "Conv", [steps, .. tensors], AttributeMessage.Of("kernel_shape", [layer.KernelSize[0]]), ExportWindow.Dilations(layer), AttributeMessage.Of("group", layer.Groups)));
    }
}
