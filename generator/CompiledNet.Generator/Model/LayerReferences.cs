using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Model;

/// <summary>Finds the layers that others name: always one that stands before, so that a network has no cycles.</summary>
/// <param name="names">The names of all layers in order.</param>
internal sealed class LayerReferences(IReadOnlyList<string> names)
{
    /// <summary>
    /// The numbers of the layers whose outputs a layer reads, 0 for the network's input: first what comes in, then what it is joined with.
    /// Null for a name that stands for no layer before, which is reported.
    /// </summary>
    /// <param name="layer">The layer.</param>
    /// <param name="place">Its place among all.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public IReadOnlyList<int?> Of(LayerDeclaration layer, int place, List<DiagnosticInfo> diagnostics) =>
    [
        layer.Head.Input is { } input ? Find(input, place, diagnostics) : place,
        .. layer.Joined.Select(name => Find(name, place, diagnostics)),
    ];

    /// <summary>The name of a layer by its number.</summary>
    public string NameOf(int number) => number == 0 ? LayerNames.NetworkInput : names[number - 1];

    private int? Find(Written<string> reference, int place, List<DiagnosticInfo> diagnostics)
    {
        if (reference.Value == LayerNames.NetworkInput)
            return 0;

        int found = names.ToList().IndexOf(reference.Value);
        if (found >= 0 && found < place)
            return found + 1;

        diagnostics.Add(found >= 0
            ? DiagnosticInfo.Create(NetworkDiagnostics.LaterLayer, reference.Location, names[place], reference.Value, found == place ? "is the layer itself" : "stands after it")
            : DiagnosticInfo.Create(NetworkDiagnostics.UnknownLayer, reference.Location, reference.Value, string.Join(", ", Enumerable.Range(0, place + 1).Select(NameOf).Select(name => $"'{name}'"))));
        return null;
    }
}
