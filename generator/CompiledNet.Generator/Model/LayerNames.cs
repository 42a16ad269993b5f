using System.Globalization;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Model;

/// <summary>
/// Names layers by their <c>Name</c> argument or by kind and number, and sees that each name can be a property beside
/// the other members of the class.
/// </summary>
internal sealed class LayerNames(NetworkDeclaration network, List<DiagnosticInfo> diagnostics)
{
    /// <summary>Metadata takes names of up to 1023 bytes, a character may need three of them, and the kernels' methods have longer names.</summary>
    private const int LongestName = 256;

    /// <summary>What stands for the network's input where a layer's name can stand.</summary>
    public const string NetworkInput = "input";

    private readonly HashSet<string> _taken = [];
    private readonly Dictionary<string, int> _numbers = [];

    public string Next(LayerDeclaration layer)
    {
        _numbers.TryGetValue(layer.Kind, out int number);
        _numbers[layer.Kind] = ++number;
        string name = layer.Name?.Value ?? $"{layer.Kind}{number}";
        if (Objection(name) is { } objection)
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.InvalidLayerName, layer.Name?.Location ?? layer.Location, name, objection));
        _taken.Add(name);
        return name;
    }

    private string? Objection(string name)
    {
        if (!SyntaxFacts.IsValidIdentifier(name) || name.Any(IsIgnored))
            return "it is not a valid identifier";
        if (name.Length > LongestName)
            return $"it has {name.Length} characters, and at most {LongestName} are allowed";
        if (GeneratedMembers.Contain(name) || (network.Weights is not null && GeneratedMembers.WithWeightsContain(name)) || (network.IsStream && GeneratedMembers.OfStreamsContain(name)) || name == network.Type.Name)
            return "the network already has a member of that name";
        if (name == NetworkInput)
            return "it stands for the network's input";
        if (name.StartsWith("get_", StringComparison.Ordinal))
            return "names that begin with get_ are reserved for property accessors";
        if (_taken.Contains(name))
            return "another layer has that name";
        return null;
    }

    /// <summary>Identifiers may contain formatting characters, which the compiler drops: two names could become one.</summary>
    private static bool IsIgnored(char character) => char.GetUnicodeCategory(character) == UnicodeCategory.Format;
}
