using CompiledNet.Onnx.Import.Values;

namespace CompiledNet.Onnx.Import.Layers;

/// <summary>Products and sums by channel behind a layer: part of its weights where it is a product, a layer of their own elsewhere.</summary>
internal static class ChannelSteps
{
    public static Layer Apply(Layer layer, ChannelScale scale)
    {
        int channels = layer.Shape[^1];
        if (layer.IsProduct && layer.Activation is { Activation: Activation.Linear } && channels % scale.Length == 0)
            return IntoProduct(layer, scale.Tiled(channels));

        if (layer.Kind == "LayerNorm" && channels % scale.Length == 0)
            return IntoNorm(layer, scale.Tiled(channels));

        int length = scale.Length == 1 ? channels : scale.Length;
        return NewLayer.Scale(NewLayer.Rows(layer, length), scale.Tiled(length));
    }

    /// <summary><c>s·(w·n + b − m) + c</c> as <c>(s·w)·n + (s·(b − m) + c)</c>: norms that exporters write out have their weights behind them.</summary>
    private static Layer IntoNorm(Layer layer, ChannelScale scale)
    {
        (LayerTensor weights, LayerTensor biases) = (layer.Tensors[0], layer.Tensors[1]);
        return layer.With(
        [
            weights with { Values = [.. weights.Values.Select((weight, place) => (float)(scale.Scales[place] * weight))] },
            biases with { Values = [.. biases.Values.Select((bias, place) => (float)(scale.Scales[place] * ((double)bias - scale.Means[place]) + scale.Biases[place]))] },
        ]);
    }

    /// <summary><c>s·(W·x + b − m) + c</c> as <c>(s·W)·x + (s·(b − m) + c)</c>.</summary>
    private static Layer IntoProduct(Layer layer, ChannelScale scale)
    {
        LayerTensor weights = layer.Tensor("weight")!;
        float[]? biases = layer.Tensor("bias")?.Values;
        var shifted = new float[scale.Length];
        for (int channel = 0; channel < shifted.Length; channel++)
            shifted[channel] = (float)(scale.Scales[channel] * ((biases?[channel] ?? 0d) - scale.Means[channel]) + scale.Biases[channel]);

        float[] scaled = weights.Values;
        if (!scale.IsShift)
        {
            int size = scaled.Length / scale.Length;
            scaled = [.. scaled.Select((weight, place) => (float)(weight * scale.Scales[place / size]))];
        }

        return layer.With(NewLayer.WithBiases(weights with { Values = scaled }, shifted), namedArguments: layer.NamedArguments.Remove("UseBias = false"));
    }
}
