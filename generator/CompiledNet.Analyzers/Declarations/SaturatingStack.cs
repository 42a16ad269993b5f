using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Analyzers.Declarations;

/// <summary>
/// CN0101. On its way back a gradient is multiplied by <c>g′(z)</c> in each layer: at most 1/4 for the sigmoid, below 1 for
/// tanh and softsign wherever <c>z ≠ 0</c>. After a few layers little is left of it.
/// </summary>
internal static class SaturatingStack
{
    /// <summary>With three hidden layers such networks are known to train; tanh networks of that depth are common in control.</summary>
    public const int TooDeep = 4;

    public static IEnumerable<DiagnosticInfo> Find(DeclaredNetwork network)
    {
        var seen = new HashSet<DeclaredLayer>();
        foreach (DeclaredLayer layer in network.HiddenLayers.Where(Saturates))
        {
            if (seen.Contains(layer))
                continue;
            DeclaredLayer[] row = [.. RowFrom(network, layer)];
            seen.UnionWith(row);
            if (row.Length >= TooDeep)
                yield return DiagnosticInfo.Create(AnalyzerDiagnostics.SaturatingStack, layer.ActivationLocation, layer.Name, $"{row.Length}");
        }
    }

    /// <summary>A hidden layer that saturates and those that follow it, as long as each is read by one layer alone and nothing but linear layers and dropout lies between.</summary>
    public static IEnumerable<DeclaredLayer> RowFrom(DeclaredNetwork network, DeclaredLayer first)
    {
        for (DeclaredLayer? layer = first; layer is not null && layer != network.LastLayer; layer = NextOf(network, layer))
            yield return layer;
    }

    public static bool Saturates(DeclaredLayer layer) => layer.Function.Saturates;

    /// <summary>The next one that saturates; null if a layer of another kind comes before it.</summary>
    private static DeclaredLayer? NextOf(DeclaredNetwork network, DeclaredLayer layer)
    {
        DeclaredLayer? next = network.OnlyReaderOf(layer);
        while (next is not null && (next.Model.IsForTrainingOnly || IsBeforeActivation(network, next)))
            next = network.OnlyReaderOf(next);
        return next is not null && Saturates(next) ? next : null;
    }

    /// <summary>A product whose activation is a layer of its own.</summary>
    private static bool IsBeforeActivation(DeclaredNetwork network, DeclaredLayer layer) =>
        layer is { Activation: "Linear", Declaration.InitializerArgument: not null } && network.OnlyReaderOf(layer) is { Declaration: { ActivationArgument: not null, SizeArgument: null } };
}
