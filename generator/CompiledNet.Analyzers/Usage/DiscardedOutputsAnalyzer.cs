using System.Collections.Immutable;
using CompiledNet.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNet.Analyzers.Usage;

/// <summary>CN0303: <c>Forward</c> returns nothing, so that outputs in memory without a name are lost. With the state of a stream it leaves that behind.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DiscardedOutputsAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AnalyzerDiagnostics.OutputsDiscarded];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (NetworkTypes.Find(start.Compilation) is { } types)
                start.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.Invocation);
        });
    }

    private static void Analyze(OperationAnalysisContext context, NetworkTypes types)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (NetworkCall.Of(invocation, types) is { Method: "Forward" } call
            && call["outputs"] is { } outputs
            && !call.HasState
            && Values.IsNewMemory(outputs)
            && !Values.IsExpectedToFail(invocation))
        {
            context.ReportDiagnostic(Diagnostic.Create(AnalyzerDiagnostics.OutputsDiscarded, outputs.Syntax.GetLocation()));
        }
    }
}
