using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Analyzers.Declarations;

/// <summary>CN0102: <c>e^z / e^z = 1</c>, whatever <c>z</c> is, and its logarithm is 0.</summary>
internal static class SoftmaxOfOneUnit
{
    public static IEnumerable<DiagnosticInfo> Find(DeclaredNetwork network)
    {
        foreach (DeclaredLayer layer in network.Layers)
        {
            if (layer is { Model.OutputShape.Last: 1, Function.OfOneUnit: { } constant })
                yield return DiagnosticInfo.Create(AnalyzerDiagnostics.SoftmaxOfOneUnit, layer.ActivationLocation, layer.Name, constant.Name, constant.Value);
        }
    }
}
