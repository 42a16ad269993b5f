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
        foreach (DeclaredLayer layer in network.Layers)
        {
            if (layer is { Model: { IsMatrixProduct: true } model, Activation: "Linear" }
                && network.OnlyReaderOf(layer) is { Model: { IsMatrixProduct: true } next } reader
                && IsOneMatrix(model, next))
            {
                yield return DiagnosticInfo.Create(AnalyzerDiagnostics.CollapsingLayers, layer.ActivationLocation, layer.Name, reader.Name);
            }
        }
    }

    /// <summary>
    /// Whether the second layer alone can be any product of the two: where it sees all values at once, or the same positions one by one.
    /// </summary>
    private static bool IsOneMatrix(LayerModel first, LayerModel second)
    {
        if (second.InputShape.Axes.Count == 1)
            return first.OutputSize >= Math.Min(first.InputSize, second.OutputSize);
        return first.OutputShape == second.InputShape && first.OutputShape.Last >= Math.Min(first.InputShape.Last, second.OutputShape.Last);
    }
}
