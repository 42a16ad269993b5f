namespace CompiledNet.Onnx.Import.Layers;

/// <summary>What recurrent layers give: every step, or the last one alone.</summary>
internal static class RecurrentSteps
{
    public const string EveryStep = "ReturnSequences = true", Backwards = "GoBackwards = true", ResetBefore = "ResetAfter = false";

    /// <summary>The layer that gives the state at a step alone; null if it is not the last that is computed.</summary>
    /// <param name="layer">A layer.</param>
    /// <param name="step">The step of the sequence.</param>
    public static Layer? LastAlone(Layer layer, int step)
    {
        if (layer.Kind is not ("SimpleRNN" or "GRU" or "LSTM") || !layer.NamedArguments.Contains(EveryStep))
            return null;
        int last = layer.NamedArguments.Contains(Backwards) ? 0 : layer.Shape[0] - 1;
        return step == last ? layer.With(namedArguments: layer.NamedArguments.Remove(EveryStep), shape: layer.Shape[1..]) : null;
    }
}
