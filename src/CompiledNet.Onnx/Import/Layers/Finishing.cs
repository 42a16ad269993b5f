namespace CompiledNet.Onnx.Import.Layers;

/// <summary>Makes of the layers that nodes asked for those that a person would declare.</summary>
internal static class Finishing
{
    /// <param name="output">What the outputs are.</param>
    /// <param name="isStream">Whether rows are steps of a stream, which have one axis.</param>
    public static Layer Finish(Layer output, bool isStream)
    {
        output = LayerOrder.Rewrite(output, RowParts.Real);
        output = WithActivations(output);
        return isStream ? output : WithInputShape(output);
    }

    /// <summary>An activation behind a product that nothing else reads is an argument of the product.</summary>
    private static Layer WithActivations(Layer output)
    {
        Dictionary<Layer, int> readers = LayerOrder.Readers(output);
        // What is read once is read once behind the rewriting too: replaced layers keep their readers.
        var once = new HashSet<Layer>(readers.Where(pair => pair.Value == 1).Select(pair => pair.Key), ReferenceEqualityComparer.Instance);
        var order = LayerOrder.Of(output);
        var replaced = new Dictionary<Layer, Layer>(ReferenceEqualityComparer.Instance);
        foreach (Layer layer in order)
        {
            Layer now = layer.Inputs.All(input => replaced[input] == input) ? layer : layer.With(inputs: [.. layer.Inputs.Select(input => replaced[input])]);
            bool fuses = layer is { Kind: "Activation", Tensors.IsEmpty: true, Activation: { } } && once.Contains(layer.Inputs[0])
                && now.Inputs[0] is { IsProduct: true, Activation.Activation: Activation.Linear };
            replaced[layer] = fuses ? now.Inputs[0].With(activation: layer.Activation) : now;
        }

        return replaced[output];
    }

    /// <summary>An input that is read under one other shape alone has that shape.</summary>
    private static Layer WithInputShape(Layer output)
    {
        Layer[] readers = [.. LayerOrder.Of(output).Where(layer => layer.Inputs.Any(input => input.Kind == "Input"))];
        if (readers.Length == 0 || readers.Any(reader => reader == output || reader.Kind is not ("Flatten" or "Reshape") || !reader.Shape.SequenceEqual(readers[0].Shape)))
            return output;
        Layer input = NewLayer.Input(readers[0].Shape);
        return LayerOrder.Rewrite(output, layer => layer.Kind is "Flatten" or "Reshape" && layer.Inputs[0].Kind == "Input" ? input : layer);
    }
}
