using System.Collections.Immutable;
using CompiledNet.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNet.Analyzers.Usage;

/// <summary>CN0302: the parameters of a network, handed to its own backward pass as the place for the gradients.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OverwrittenParametersAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AnalyzerDiagnostics.GradientsOverwriteParameters];

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
        if (NetworkCall.Of(invocation, types) is { } call
            && call["gradients"] is { } gradients
            && Values.Unwrap(gradients) is IPropertyReferenceOperation { Property.Name: "Parameters" } parameters
            && invocation.Instance is not null
            && Values.AreSame(parameters.Instance, invocation.Instance)
            && !Values.IsExpectedToFail(invocation))
        {
            context.ReportDiagnostic(Diagnostic.Create(AnalyzerDiagnostics.GradientsOverwriteParameters, gradients.Syntax.GetLocation(), call.Method, call.Network.Name));
        }
    }
}
