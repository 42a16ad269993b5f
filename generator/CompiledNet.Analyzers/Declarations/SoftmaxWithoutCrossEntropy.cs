using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Analyzers.Declarations;

/// <summary>
/// CN0106: the derivative of any loss with respect to <c>z</c> has the factor <c>a</c> behind a softmax, which is nearly 0 for
/// the right class when the network is sure of a wrong one. Only cross-entropy, with its <c>1/a</c>, makes up for it.
/// </summary>
internal static class SoftmaxWithoutCrossEntropy
{
    public static IEnumerable<DiagnosticInfo> Find(DeclaredNetwork network)
    {
        // Of several axes cross-entropy is CN0031. Losses with an activation of their own that is not the last layer's are CN0007.
        if (network is { LastLayer: { Activation: "Softmax", Model: { OutputSize: > 1, OutputShape.Axes.Count: 1 } }, Declaration.Loss: { } loss, Model.Loss.Function: { FusedActivation: null } function })
            yield return DiagnosticInfo.Create(AnalyzerDiagnostics.SoftmaxWithoutCrossEntropy, loss.Function.Location, function.Name);
    }
}
