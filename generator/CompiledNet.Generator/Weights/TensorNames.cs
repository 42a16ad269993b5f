using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Weights;

/// <summary>What the tensors of a network are called in files, as the library has it: PyTorch's names behind the layer's in lower case.</summary>
internal static class TensorNames
{
    /// <summary>The tensors in their order, each with its names; the first is that which is written.</summary>
    public static IReadOnlyList<(ParameterTensorModel Tensor, string[] Names)> Of(IReadOnlyList<LayerModel> layers)
    {
        var taken = layers.GroupBy(layer => layer.Name.ToLowerInvariant()).ToDictionary(group => group.Key, group => group.Count());
        return
        [
            .. layers.SelectMany(layer => layer.Tensors.Concat(layer.Statistics).Select(tensor =>
            {
                string lower = layer.Name.ToLowerInvariant();
                string suffix = Short(tensor.Name);
                return (tensor, new[] { $"{(taken[lower] > 1 ? layer.Name : lower)}.{suffix}", $"{layer.Name}.{tensor.Name}", $"{layer.Name}.{suffix}" });
            })),
        ];
    }

    /// <summary><c>Weights</c> is <c>weight</c>, <c>RunningVariance</c> is <c>running_var</c>.</summary>
    private static string Short(string tensor)
    {
        var words = new List<string>();
        int start = 0;
        for (int end = 1; end <= tensor.Length; end++)
        {
            if (end < tensor.Length && !char.IsUpper(tensor[end]))
                continue;
            string word = tensor.Substring(start, end - start).ToLowerInvariant();
            words.Add(word switch { "weights" => "weight", "biases" => "bias", "variance" => "var", _ => word });
            start = end;
        }
        return string.Join("_", words);
    }
}
