using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>The layers of a network whose rows are steps in time, on whole sequences.</summary>
internal static class SequenceDescription
{
    public static NetworkDescription Of(NetworkDescription network, int steps) => network with
    {
        IsStreaming = false,
        InputSize = checked(network.InputSize * steps),
        InputShape = [steps, network.InputSize],
        Layers = [.. network.Layers.Select(layer => Of(network, layer, steps))],
    };

    /// <summary>
    /// The same with whole sequences for the layers alone that look from one step to another; for the others a step is a row as before, under whatever shape.
    /// </summary>
    public static NetworkDescription OfRemembering(NetworkDescription network, int steps) => network with
    {
        IsStreaming = false,
        Layers = [.. network.Layers.Select(layer => layer.Kind is "Conv1D" or "SimpleRNN" or "GRU" or "LSTM" ? Of(layer, steps) : layer)],
    };

    private static LayerDescription Of(NetworkDescription network, LayerDescription layer, int steps) =>
        layer.Kind is "Flatten" or "Reshape" or "Embedding" || layer.InputShape.Length > 1 || layer.OutputShape.Length > 1
            ? throw new NotSupportedException($"The layer '{layer.Name}' of {network.Name} is of the kind {layer.Kind}, which has no counterpart on sequences of (steps, features).")
            : Of(layer, steps);

    private static LayerDescription Of(LayerDescription layer, int steps) =>
        layer with
        {
            InputSize = checked(layer.InputSize * steps),
            InputShape = [steps, layer.InputSize],
            OutputSize = checked(layer.OutputSize * steps),
            OutputShape = [steps, layer.OutputSize],
            MultiplyAdds = layer.MultiplyAdds * steps,
            // Each window ends at its step.
            Padding = layer.Kind == "Conv1D" ? Padding.Causal : layer.Padding,
        };
}
