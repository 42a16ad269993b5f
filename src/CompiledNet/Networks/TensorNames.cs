using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CompiledNet;

/// <summary>
/// What tensors are called in files: as PyTorch's <c>state_dict()</c> calls those of modules that are named as the layers, in lower case.
/// </summary>
/// <remarks>
/// <c>Dense1.Weights</c> is <c>dense1.weight</c>, <c>BatchNorm1.RunningVariance</c> is <c>batchnorm1.running_var</c>. Layers whose names
/// differ in case alone keep theirs as written.
/// </remarks>
internal static class TensorNames
{
    /// <summary>The names of all stored tensors, in their order.</summary>
    public static ImmutableArray<string> Of(NetworkDescription network)
    {
        HashSet<string> ambiguous = [.. network.Layers
            .GroupBy(layer => layer.Name.ToLowerInvariant(), StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .SelectMany(group => group)
            .Select(layer => layer.Name)];
        return [.. network.Layers.SelectMany(layer => layer.Tensors.Concat(layer.Statistics).Select(tensor =>
            (ambiguous.Contains(layer.Name) ? layer.Name : layer.Name.ToLowerInvariant()) + "." + Short(OwnName(layer, tensor))))];
    }

    /// <summary>PyTorch's name of a layer's tensor: <c>Weights</c> is <c>weight</c>, <c>RunningMean</c> is <c>running_mean</c>.</summary>
    public static string Short(string tensor)
    {
        var name = new StringBuilder();
        foreach (string word in Words(tensor))
        {
            if (name.Length > 0)
                name.Append('_');
            name.Append(word switch { "weights" => "weight", "biases" => "bias", "variance" => "var", _ => word });
        }
        return name.ToString();
    }

    private static string OwnName(LayerDescription layer, ParameterTensor tensor) =>
        tensor.Name.StartsWith(layer.Name + ".", StringComparison.Ordinal) ? tensor.Name[(layer.Name.Length + 1)..] : tensor.Name;

    private static IEnumerable<string> Words(string name)
    {
        int start = 0;
        for (int end = 1; end <= name.Length; end++)
        {
            if (end < name.Length && !char.IsUpper(name[end]))
                continue;
            yield return name[start..end].ToLower(CultureInfo.InvariantCulture);
            start = end;
        }
    }
}
