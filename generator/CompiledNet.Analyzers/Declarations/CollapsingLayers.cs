using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Analyzers.Declarations;

/// <summary>
/// CN0103: <c>W[2]·(W[1]·x + b[1]) + b[2] = W·x + b</c> with <c>W = W[2]·W[1]</c>. A layer that is narrower than both what
/// goes in and what comes out of the pair bounds the rank of <c>W</c>, which saves parameters and is done on purpose.
/// </summary>
internal static class CollapsingLayers
{
    public static IEnumerable<DiagnosticInfo> Find(DeclaredNetwork network)
    {
        for (int index = 0; index + 1 < network.Layers.Count; index++)
        {
            DeclaredLayer layer = network.Layers[index];
            DeclaredLayer next = network.Layers[index + 1];
            if (layer is { Model: DenseModel, Activation: "Linear" }
                && next.Model is DenseModel
                && layer.Model.OutputSize >= Math.Min(layer.Model.InputSize, next.Model.OutputSize))
            {
                yield return DiagnosticInfo.Create(AnalyzerDiagnostics.CollapsingLayers, layer.ActivationLocation, layer.Name, next.Name);
            }
        }
    }
}
