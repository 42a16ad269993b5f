using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>Which tensor of a file is which of a network.</summary>
internal static class TensorMatching
{
    // A message that lists more is no longer read.
    private const int MostListed = 200;

    /// <summary>The tensors of the network by their names in the file.</summary>
    /// <param name="entries">Those of the file.</param>
    /// <param name="network">The network.</param>
    /// <param name="withStatistics">Whether its statistics should be there too.</param>
    /// <param name="names">What names of the file mean; null if they are those of the network.</param>
    /// <exception cref="InvalidDataException">They are not the same tensors, or have other shapes.</exception>
    public static Dictionary<string, ParameterTensor> Match(IReadOnlyList<SafetensorsEntry> entries, NetworkDescription network, bool withStatistics, ParameterNames? names)
    {
        RequireUsed(entries, names);
        NetworkTensor[] wanted = NetworkTensor.Of(network, withStatistics);
        var byName = new Dictionary<string, NetworkTensor>();
        foreach (NetworkTensor tensor in wanted)
        {
            foreach (string name in tensor.Names)
                byName.TryAdd(name, tensor);
        }

        var found = new Dictionary<string, ParameterTensor>();
        var taken = new Dictionary<ParameterTensor, string>(ReferenceEqualityComparer.Instance);
        List<SafetensorsEntry> unknown = [];
        foreach (SafetensorsEntry entry in entries)
        {
            if (!byName.TryGetValue(names?.Map(entry.Name) ?? entry.Name, out NetworkTensor? tensor))
                unknown.Add(entry);
            else if (taken.TryAdd(tensor.Tensor, entry.Name))
                found.Add(entry.Name, tensor.Tensor);
            else
                throw new InvalidDataException($"'{taken[tensor.Tensor]}' and '{entry.Name}' are both {tensor.FileName} of {network.Name}.");
        }
        NetworkTensor[] missing = [.. wanted.Where(tensor => !taken.ContainsKey(tensor.Tensor))];
        if (unknown.Count > 0 || missing.Length > 0)
            throw Differs(entries, network, wanted, names, unknown, missing);
        foreach (SafetensorsEntry entry in entries)
            RequireShape(entry, found[entry.Name]);
        return found;
    }

    private static void RequireShape(SafetensorsEntry entry, ParameterTensor tensor)
    {
        if (!entry.Shape.SequenceEqual(tensor.Shape.Select(size => (long)size)))
            throw new InvalidDataException($"'{entry.Name}' has the shape [{string.Join(", ", entry.Shape)}]; [{string.Join(", ", tensor.Shape)}] was expected.");
    }

    /// <summary>A name that fits nothing is a slip of the pen.</summary>
    private static void RequireUsed(IReadOnlyList<SafetensorsEntry> entries, ParameterNames? names)
    {
        if (names is null)
            return;
        HashSet<string?> used = [.. entries.Select(entry => names.KeyOf(entry.Name))];
        foreach ((string name, _) in names)
        {
            if (!used.Contains(name))
                throw new InvalidDataException($"The names given for the file's tensors have '{name}'; no tensor of the file is called so or begins with '{name}.'. The file has {List(entries)}.");
        }
    }

    private static InvalidDataException Differs(
        IReadOnlyList<SafetensorsEntry> entries, NetworkDescription network, NetworkTensor[] wanted, ParameterNames? names, List<SafetensorsEntry> unknown, NetworkTensor[] missing)
    {
        string[] differences =
        [
            .. missing.Length > 0 ? [$"missing {List(missing)}"] : Array.Empty<string>(),
            .. unknown.Count > 0 ? [$"the file also has {List(unknown)}"] : Array.Empty<string>(),
        ];
        string advice = names is null && NameSuggestion.For(entries, wanted) is { } suggestion
            ? $"{Environment.NewLine}If they are the same tensors under other names, load them with {suggestion}."
            : "";
        return new InvalidDataException($"""
            {network.Name} has other tensors than the file: {string.Join("; ", differences)}.
              {network.Name} has {List(wanted)}
              the file has {List(entries)}{advice}
            """);
    }

    private static string List(IReadOnlyCollection<object> tensors) => tensors.Count == 0
        ? "(none)"
        : string.Join(", ", tensors.Take(MostListed)) + (tensors.Count > MostListed ? $", and {tensors.Count - MostListed} more" : "");
}
