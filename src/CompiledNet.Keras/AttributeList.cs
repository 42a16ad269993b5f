using System.Collections.Immutable;

namespace CompiledNet.Keras;

/// <summary>The attributes of a network, layer by layer, and what stands for each layer of the model.</summary>
internal sealed class AttributeList
{
    private const string NetworkInput = "input";

    private readonly List<string> _attributes = [];
    private readonly Dictionary<string, int> _numbers = [];

    // By the names of the model; layers that are left out are what they take.
    private readonly Dictionary<string, string> _names = [];

    private string _last = NetworkInput;

    public void AddNetwork(string attribute) => _attributes.Add(attribute);

    /// <summary>Adds a layer that takes one other.</summary>
    /// <returns>What it is called.</returns>
    /// <exception cref="InvalidDataException">It takes several.</exception>
    public string Add(KerasLayer layer, Translated here)
    {
        if (layer.Inputs.Length > 1)
            throw new InvalidDataException($"{layer} takes {layer.Inputs.Length} layers");
        return _names[layer.Name] = Add(here, layer.Inputs.Length == 0 ? _last : _names[layer.Inputs[0]]);
    }

    /// <summary>Adds a layer that joins several: one for each that joins two at a time.</summary>
    public void AddJoin(KerasLayer layer, string kind)
    {
        if (layer.Inputs.Length < 2)
            throw new InvalidDataException($"{layer} takes {layer.Inputs.Length} layers");
        string[] inputs = [.. layer.Inputs.Select(input => _names[input])];
        // What was computed last need not be named.
        int first = kind == "Concat" ? 0 : Math.Max(0, Array.IndexOf(inputs, _last));
        string name = inputs[first];
        string[] others = [.. inputs.Where((_, place) => place != first).Select(other => $"\"{other}\"")];
        foreach (string[] joined in kind == "Concat" ? [others] : others.Chunk(1))
            name = Add(new Translated(kind, joined), name);
        _names[layer.Name] = name;
    }

    /// <summary>Adds two layers that take the same, and one that joins what they give.</summary>
    /// <returns>What the two are called.</returns>
    public (string First, string Second) AddBoth(KerasLayer layer, Translated first, Translated second, string join)
    {
        string input = layer.Inputs.Length == 0 ? _last : _names[layer.Inputs[0]];
        string one = Add(first, input), other = Add(second, input);
        // Sums and products are the same whichever comes in.
        _names[layer.Name] = join == "Concat" ? Add(new Translated(join, $"\"{other}\""), one) : Add(new Translated(join, $"\"{one}\""), other);
        return (one, other);
    }

    /// <summary>Leaves a layer out: who takes it takes what it takes.</summary>
    public void Skip(KerasLayer layer) => _names[layer.Name] = layer.Inputs.Length == 0 ? NetworkInput : _names.GetValueOrDefault(layer.Inputs[0], NetworkInput);

    public ImmutableArray<string> ToImmutable() => [.. _attributes];

    private string Add(Translated here, string input)
    {
        _attributes.Add(here.Attribute(input == _last ? null : input));
        int number = _numbers[here.Kind] = _numbers.GetValueOrDefault(here.Kind) + 1;
        return _last = $"{here.Kind}{number}";
    }
}
