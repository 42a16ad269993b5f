using CompiledNet.Onnx.Import.Layers;

namespace CompiledNet.Onnx.Import.Text;

/// <summary>What layers are called that have no name of their own: by kind and number.</summary>
internal static class LayerNames
{
    public static Dictionary<Layer, string> Of(IEnumerable<Layer> layers)
    {
        var counts = new Dictionary<string, int>();
        var names = new Dictionary<Layer, string>(ReferenceEqualityComparer.Instance);
        foreach (Layer layer in layers)
        {
            int number = counts[layer.Kind] = counts.GetValueOrDefault(layer.Kind) + 1;
            names[layer] = layer.Kind == "Input" ? "input" : $"{layer.Kind}{number}";
        }

        return names;
    }
}
