using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Analyzers.Declarations;

/// <summary>CN0111: hidden values that are dropped have others that do their work; outputs have none.</summary>
internal static class DropoutAtTheEnd
{
    public static IEnumerable<DiagnosticInfo> Find(DeclaredNetwork network)
    {
        if (network.LastLayer is { Model: { IsForTrainingOnly: true } model, Declaration: var declaration })
            yield return DiagnosticInfo.Create(AnalyzerDiagnostics.DropoutAtTheEnd, declaration.Location, model.Name);
    }
}
