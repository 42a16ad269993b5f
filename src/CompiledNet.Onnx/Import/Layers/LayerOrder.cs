namespace CompiledNet.Onnx.Import.Layers;

/// <summary>The layers that an output needs, each behind those that it reads.</summary>
internal static class LayerOrder
{
    public static List<Layer> Of(Layer output)
    {
        var order = new List<Layer>();
        var seen = new HashSet<Layer>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(Layer Layer, int Left)>([(output, output.Inputs.Length)]);
        seen.Add(output);
        while (open.TryPop(out (Layer Layer, int Left) at))
        {
            if (at.Left == 0)
            {
                order.Add(at.Layer);
                continue;
            }

            // What is joined with comes first, so that what comes in stands just before.
            Layer input = at.Layer.Inputs[at.Left - 1];
            open.Push((at.Layer, at.Left - 1));
            if (seen.Add(input))
                open.Push((input, input.Inputs.Length));
        }

        return order;
    }

    /// <summary>Every layer replaced by what <paramref name="replace"/> makes of it, once those that it reads are replaced.</summary>
    public static Layer Rewrite(Layer output, Func<Layer, Layer> replace)
    {
        var replaced = new Dictionary<Layer, Layer>(ReferenceEqualityComparer.Instance);
        foreach (Layer layer in Of(output))
        {
            bool same = layer.Inputs.All(input => replaced[input] == input);
            replaced[layer] = replace(same ? layer : layer.With(inputs: [.. layer.Inputs.Select(input => replaced[input])]));
        }

        return replaced[output];
    }

    /// <summary>How many times each layer is read.</summary>
    public static Dictionary<Layer, int> Readers(Layer output)
    {
        var readers = new Dictionary<Layer, int>(ReferenceEqualityComparer.Instance) { [output] = 1 };
        foreach (Layer input in Of(output).SelectMany(layer => layer.Inputs))
            readers[input] = readers.GetValueOrDefault(input) + 1;
        return readers;
    }
}
