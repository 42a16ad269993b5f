using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Analyzers.Declarations;

/// <summary>
/// CN0107: where <c>z &lt; 0</c> the derivative of ReLU and its like is 0. A hidden unit that is dead has neighbours; an output has none
/// to do its work. (ReLU in front of a cross-entropy is CN0007.)
/// </summary>
internal static class ReLUOutput
{
    public static IEnumerable<DiagnosticInfo> Find(DeclaredNetwork network)
    {
        if (network is { LastLayer: var last, Model.Loss.Function.FusedActivation: null } && last.Function.IsZeroUpToZero(last.Model.Activation.Parameter))
            yield return DiagnosticInfo.Create(AnalyzerDiagnostics.ReLUOutput, last.ActivationLocation, last.Name);
    }
}
