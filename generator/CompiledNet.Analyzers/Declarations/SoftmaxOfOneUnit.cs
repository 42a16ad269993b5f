using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Analyzers.Declarations;

/// <summary>CN0102: <c>e^z / e^z = 1</c>, whatever <c>z</c> is.</summary>
internal static class SoftmaxOfOneUnit
{
    public static IEnumerable<DiagnosticInfo> Find(DeclaredNetwork network) => network.Layers
        .Where(layer => layer is { Activation: "Softmax", Model.OutputShape.Last: 1 })
        .Select(layer => DiagnosticInfo.Create(AnalyzerDiagnostics.SoftmaxOfOneUnit, layer.ActivationLocation, layer.Name));
}
