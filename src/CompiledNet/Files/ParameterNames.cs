using System.Collections;

namespace CompiledNet;

/// <summary>
/// What the tensors of a file from elsewhere are in the network: <c>new ParameterNames { ["0"] = "dense1", ["fc.weight"] = "dense2.weight" }</c>.
/// </summary>
/// <remarks>
/// A name on the left stands for one tensor of the file, or for all whose names begin with it and a dot: <c>["0"] = "dense1"</c> takes
/// <c>0.weight</c> as <c>dense1.weight</c>. Of several that fit, the longest counts. On the right there is a tensor or a layer of the network as
/// <see cref="NetworkDescription.FileNames"/> has it or as it is declared (<c>dense1.weight</c>, <c>Dense1.Weights</c>; <c>dense1</c>,
/// <c>Dense1</c>), or nothing, which takes the beginning away: <c>["model"] = ""</c>. Other tensors keep their names.
/// </remarks>
public sealed class ParameterNames : IEnumerable<KeyValuePair<string, string>>
{
    private readonly Dictionary<string, string> _names = [];

    /// <summary>What a tensor of the file, or the beginning of names, is in the network.</summary>
    /// <param name="file">The name, or its beginning up to a dot.</param>
    /// <exception cref="ArgumentException">The name is empty, as it is set.</exception>
    /// <exception cref="KeyNotFoundException">The name was not set, as it is read.</exception>
    public string this[string file]
    {
        get => _names[file];
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(file);
            ArgumentNullException.ThrowIfNull(value);
            _names[file] = value;
        }
    }

    /// <summary>Adds one.</summary>
    /// <param name="file">The name in the file, or its beginning up to a dot.</param>
    /// <param name="network">What that is in the network.</param>
    /// <exception cref="ArgumentException"><paramref name="file"/> is empty, or was added before.</exception>
    public void Add(string file, string network)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(network);
        _names.Add(file, network);
    }

    /// <summary>All of them, name in the file first.</summary>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _names.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The longest of the names that a tensor's name begins with; null if there is none.</summary>
    internal string? KeyOf(string file)
    {
        for (string candidate = file; ;)
        {
            if (_names.ContainsKey(candidate))
                return candidate;
            int dot = candidate.LastIndexOf('.');
            if (dot < 0)
                return null;
            candidate = candidate[..dot];
        }
    }

    /// <summary>What a tensor of the file is called in the network: its own name, if nothing else is said.</summary>
    /// <param name="file">The name in the file.</param>
    public string Map(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (KeyOf(file) is not { } key)
            return file;
        string rest = file[key.Length..];
        return _names[key].Length == 0 && rest.Length > 0 ? rest[1..] : _names[key] + rest;
    }
}
