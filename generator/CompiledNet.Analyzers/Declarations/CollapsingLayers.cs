using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Analyzers.Declarations;

/// <summary>
/// CN0103: <c>W[2]·(W[1]·x + b[1]) + b[2] = W·x + b</c> with <c>W = W[2]·W[1]</c>. A layer that is narrower than both what
/// goes in and what comes out of the pair bounds the rank of <c>W</c>, which saves parameters and is done on purpose.
/// </summary>
internal static class CollapsingLayers
{
    public static IEnumerable<DiagnosticInfo> Find(DeclaredNetwork network)
    {
        foreach (DeclaredLayer layer in network.Layers)
        {
            if (layer is { Model: { IsMatrixProduct: true } model, Activation: "Linear" }
                && OnlyReader(network, layer) is { Model: { IsMatrixProduct: true } next } reader
                && model.OutputSize >= Math.Min(model.InputSize, next.OutputSize))
            {
                yield return DiagnosticInfo.Create(AnalyzerDiagnostics.CollapsingLayers, layer.ActivationLocation, layer.Name, reader.Name);
            }
        }
    }

    /// <summary>The layer into which another can collapse; null if it is the last one, or several read it.</summary>
    public static DeclaredLayer? OnlyReader(DeclaredNetwork network, DeclaredLayer layer)
    {
        DeclaredLayer[] readers = [.. network.ReadersOf(layer)];
        return readers.Length == 1 ? readers[0] : null;
    }
}
