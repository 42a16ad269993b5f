using System.Text.RegularExpressions;

namespace CompiledNet;

/// <summary>
/// Guesses what the tensors of a file are in a network, for an error message: only where the shapes leave no doubt, or where names that differ
/// in a number alone (<c>fc1</c>, <c>fc2</c>) have the order of the layers.
/// </summary>
internal static partial class NameSuggestion
{
    /// <summary>The map of names as C#; null if nothing can be said.</summary>
    public static string? For(IReadOnlyList<SafetensorsEntry> entries, IReadOnlyList<NetworkTensor> tensors)
    {
        // The comparison of all with all below is for networks of a readable size.
        const int Most = 2000;
        if (entries.Count != tensors.Count || entries.Count > Most)
            return null;
        return (OfGroups(entries, tensors) ?? OfSingleTensors(entries, tensors)) is { } names
            ? $"new ParameterNames {{ {string.Join(", ", names.Select(pair => $"[\"{pair.File}\"] = \"{pair.Network}\""))} }}"
            : null;
    }

    /// <summary>Groups of tensors with a common beginning of their names stand for layers with tensors of the same names and shapes.</summary>
    private static List<(string File, string Network)>? OfGroups(IReadOnlyList<SafetensorsEntry> entries, IReadOnlyList<NetworkTensor> tensors)
    {
        var groups = entries
            .GroupBy(entry => Beginning(entry.Name))
            .Select(group => (Name: group.Key, Shapes: Shapes(group.Select(entry => $"{entry.Name[group.Key.Length..].TrimStart('.')} {string.Join(',', entry.Shape)}"))))
            .OrderBy(group => Numbered(group.Name), StringComparer.Ordinal)
            .ToList();
        var layers = tensors
            .GroupBy(tensor => tensor.Prefix)
            .Select(group => (Name: group.Key, Shapes: Shapes(group.Select(tensor => $"{tensor.Suffix} {string.Join(',', tensor.Tensor.Shape)}"))))
            .ToList();
        if (groups.Count != layers.Count || groups.Exists(group => group.Name.Length == 0))
            return null;

        List<(string File, string Network)> names = [];
        foreach ((string layer, string shapes) in layers)
        {
            var alike = groups.FindAll(group => group.Shapes == shapes);
            if (alike.Count == 0 || alike.Select(group => Digits().Replace(group.Name, "#")).Distinct().Count() > 1)
                return null;
            names.Add((alike[0].Name, layer));
            groups.Remove(alike[0]);
        }
        return Shortened(names);
    }

    /// <summary>Tensors stand for those of the same shape, where each shape is there once.</summary>
    private static List<(string File, string Network)>? OfSingleTensors(IReadOnlyList<SafetensorsEntry> entries, IReadOnlyList<NetworkTensor> tensors)
    {
        List<(string File, string Network)> names = [];
        foreach (NetworkTensor tensor in tensors)
        {
            string shape = string.Join(',', tensor.Tensor.Shape);
            SafetensorsEntry[] alike = [.. entries.Where(entry => string.Join(',', entry.Shape) == shape)];
            if (alike.Length != 1 || names.Exists(pair => pair.File == alike[0].Name))
                return null;
            names.Add((alike[0].Name, tensor.FileName));
        }
        return names;
    }

    /// <summary>Where all names have the same beginning too many, that is all to say.</summary>
    private static List<(string File, string Network)> Shortened(List<(string File, string Network)> names)
    {
        string beginning = names[0].File.EndsWith("." + names[0].Network, StringComparison.Ordinal) ? names[0].File[..^(names[0].Network.Length + 1)] : "";
        return beginning.Length > 0 && names.TrueForAll(pair => pair.File == $"{beginning}.{pair.Network}") ? [(beginning, "")] : names;
    }

    private static string Beginning(string name) => name.LastIndexOf('.') is >= 0 and int dot ? name[..dot] : "";

    private static string Shapes(IEnumerable<string> shapes) => string.Join(' ', shapes.Order(StringComparer.Ordinal));

    /// <summary>A name whose numbers are ordered by their size: each has its length before it.</summary>
    private static string Numbered(string name) => Digits().Replace(name, digits => $"{(char)('0' + Math.Min(digits.Length, 60))}{digits.Value}");

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
