using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CompiledNet.Audio.Json;

namespace CompiledNet.Audio.RTNeural;

/// <summary>
/// Weights that were written as the JSON of PyTorch's <c>state_dict()</c>: tensors by name, as nested lists. Of recurrent layers, <c>gru.weight_ih_l0</c> is
/// <c>gru.weight_ih</c> here, and of stacked ones <c>gru.weight_ih_l1</c> is <c>gru_l1.weight_ih</c>, a layer by itself; so is <c>gru_reverse</c>.
/// </summary>
internal static partial class StateReader
{
    public static ImmutableArray<NamedTensor> Read(JsonPart file)
    {
        // Single numbers are what batch norms counted.
        NamedTensor[] tensors = [.. file.Members.Where(member => member.Part.IsList).Select(member => member.Part.Tensor(Renamed(member.Name)))];
        if (tensors.Length == 0)
            throw file.Expected("a model with layers, or tensors by name,");
        return [.. tensors, .. tensors.SelectMany(tensor => Biases(tensor, tensors))];
    }

    private static string Renamed(string name)
    {
        Match match = OfRecurrentLayer().Match(name);
        if (!match.Success)
            return name;
        string layer = match.Groups["layer"].Value, number = match.Groups["number"].Value, reverse = match.Groups["reverse"].Value;
        return $"{layer}{(number == "0" ? "" : $"_l{number}")}{reverse}.{match.Groups["tensor"].Value}";
    }

    /// <summary>Layers without biases have biases of 0 here.</summary>
    private static IEnumerable<NamedTensor> Biases(NamedTensor weights, NamedTensor[] tensors)
    {
        if (weights.Name.EndsWith(".weight_ih", StringComparison.Ordinal) || weights.Name.EndsWith(".weight_hh", StringComparison.Ordinal))
        {
            string biases = weights.Name.Replace(".weight_", ".bias_", StringComparison.Ordinal);
            if (tensors.All(tensor => tensor.Name != biases))
                yield return new NamedTensor(biases, [weights.Shape[0]], new float[weights.Shape[0]]);
        }
    }

    [GeneratedRegex(@"^(?<layer>.*)\.(?<tensor>(weight|bias)_(ih|hh))_l(?<number>\d+)(?<reverse>_reverse)?$")]
    private static partial Regex OfRecurrentLayer();
}
