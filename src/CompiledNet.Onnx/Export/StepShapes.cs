namespace CompiledNet.Onnx.Export;

/// <summary>
/// The layers of a stream as they are exported: with an axis of steps before those of a step, of which one is written for any number. What looks at one step alone keeps to its own
/// axes, and windows of images have the size 1 along the steps.
/// </summary>
internal static class StepShapes
{
    public static NetworkDescription Of(NetworkDescription network) => network with
    {
        InputShape = [1, .. network.InputShape],
        Layers = [.. network.Layers.Select(Of)],
    };

    private static LayerDescription Of(LayerDescription layer) => layer with
    {
        InputShape = [1, .. layer.InputShape],
        OutputShape = [1, .. layer.OutputShape],
        Padding = layer.Kind == "Conv1D" ? Padding.Causal : layer.Padding,
    };
}
