using System.Collections.Immutable;

namespace CompiledNet.Audio.Declaring;

/// <summary>The layers of a network that is being declared, in their order.</summary>
internal sealed class LayerList
{
    /// <summary>What stands for the network's input where layers are named.</summary>
    public const string NetworkInput = "input";

    private readonly ImmutableArray<string>.Builder _attributes = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<NamedTensor>.Builder _tensors = ImmutableArray.CreateBuilder<NamedTensor>();
    private readonly Dictionary<string, int> _numbers = [];
    private string _last = NetworkInput;

    public ImmutableArray<string> Attributes => _attributes.ToImmutable();

    public ImmutableArray<NamedTensor> Tensors => _tensors.ToImmutable();

    /// <summary>Adds a layer behind the others.</summary>
    /// <returns>What it is called.</returns>
    public string Add(DeclaredLayer layer)
    {
        int number = _numbers[layer.Kind] = _numbers.GetValueOrDefault(layer.Kind) + 1;
        string name = layer.Name ?? $"{layer.Kind}{number}";
        string[] arguments =
        [
            .. layer.Arguments,
            .. layer.Input is null || layer.Input == _last ? Array.Empty<string>() : [$"Input = \"{layer.Input}\""],
            .. layer.Name is null ? Array.Empty<string>() : [$"Name = \"{layer.Name}\""],
        ];
        string attribute = arguments.Length == 0 ? $"[{layer.Kind}]" : $"[{layer.Kind}({string.Join(", ", arguments)})]";
        _attributes.Add(layer.Remark is null ? attribute : $"{attribute} // {layer.Remark}");
        _tensors.AddRange(layer.Tensors.Select(tensor => tensor with { Name = $"{name.ToLowerInvariant()}.{tensor.Name}" }));
        return _last = name;
    }
}
