using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Analyzers.Declarations;

/// <summary>
/// CN0201: units are computed in whole vectors, so that one or two more than fill them cost as much as a whole vector more.
/// Only hidden layers have a size that can be chosen freely.
/// </summary>
internal static class WastedLanes
{
    /// <summary>So many units above a whole number of vectors could as well be left out.</summary>
    private const int JustAbove = 2;

    /// <summary>The share of the work that leaving them out must save: in wide layers a vector more or less does not matter.</summary>
    private const double WorthSaving = 0.1;

    public static IEnumerable<DiagnosticInfo> Find(DeclaredNetwork network)
    {
        foreach (DeclaredLayer layer in network.HiddenLayers.Where(layer => layer.Model.IsMatrixProduct))
        {
            int units = layer.Model.OutputShape.Last;
            (int fewer, int more) = WholeVectors(units);
            double saved = 1 - (double)fewer / more;
            if (fewer > 0 && units > fewer && units - fewer <= JustAbove && saved >= WorthSaving)
                yield return DiagnosticInfo.Create(AnalyzerDiagnostics.WastedLanes, layer.SizeLocation, $"{units}", $"{more}", $"{fewer}", $"{saved * 100:0}");
        }
    }

    /// <summary>The sizes around one that fill their vectors: the largest that is not above, and the smallest that is not below.</summary>
    public static (int Fewer, int More) WholeVectors(int units)
    {
        int more = Padding.Pad(units);
        int fewer = units / Machine.WidestVector * Machine.WidestVector;
        if (fewer == 0 && units >= Machine.NarrowestVector)
            fewer = Machine.NarrowestVector;
        return (fewer, more);
    }
}
