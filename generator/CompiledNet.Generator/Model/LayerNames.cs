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
    private static readonly HashSet<string> Reserved =
    [
        "InputSize", "OutputSize", "ParameterCount", "Description", "Parameters",
        "Forward", "ComputeLoss", "Backward", "BackwardFrom", "FindNonFiniteLayer", "Create",
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    ];

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
        if (!SyntaxFacts.IsValidIdentifier(name))
            return "it is no identifier";
        if (Reserved.Contains(name) || name == network.Type.Name)
            return "the network already has a member of that name";
        if (_taken.Contains(name))
            return "another layer has that name";
        return null;
    }
}
