namespace CompiledNet.Onnx.Import.Layers;

/// <summary>The layers that an output needs, each behind those that it reads.</summary>
internal static class LayerOrder
{
    public static List<Layer> Of(Layer output)
    {
        var order = new List<Layer>();
        var seen = new HashSet<Layer>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(Layer Layer, int Next)>([(output, 0)]);
        seen.Add(output);
        while (open.TryPop(out (Layer Layer, int Next) at))
        {
            if (at.Next == at.Layer.Inputs.Length)
            {
                order.Add(at.Layer);
                continue;
            }

            open.Push((at.Layer, at.Next + 1));
            if (seen.Add(at.Layer.Inputs[at.Next]))
                open.Push((at.Layer.Inputs[at.Next], 0));
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
