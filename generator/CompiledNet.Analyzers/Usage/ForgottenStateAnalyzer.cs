using System.Collections.Immutable;
using CompiledNet.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNet.Analyzers.Usage;

/// <summary>
/// CN0305: a loop that hands one step at a time to the same network, which remembers, each with no state or with one that is made in the same turn: then every step is
/// the first of its sequence. Calls of several steps may be whole sequences, of which nothing is said.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ForgottenStateAnalyzer : DiagnosticAnalyzer
{
    private static readonly HashSet<string> Remembering = ["SimpleRNNAttribute", "GRUAttribute", "LSTMAttribute", "Conv1DAttribute"];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AnalyzerDiagnostics.ForgottenState];

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
            && types.IsStream(call.Network)
            && Remembers(call.Network)
            && call["inputs"] is { } inputs
            && ConstantLength.Of(inputs) == call.Size("InputSize")
            && Loop(invocation) is { } loop
            && invocation.Instance is { } network
            && SharedObject.IsDeclaredOutside(network, loop)
            && (!call.HasState || call["state"] is { } state && IsMadeInTurn(state, loop))
            && !Values.IsExpectedToFail(invocation))
        {
            context.ReportDiagnostic(Diagnostic.Create(AnalyzerDiagnostics.ForgottenState, invocation.Syntax.GetLocation(), call.Network.Name));
        }
    }

    /// <summary>Whether a layer looks back on earlier steps.</summary>
    private static bool Remembers(INamedTypeSymbol network) => network.GetAttributes()
        .Any(attribute => attribute.AttributeClass is { Name: var name, ContainingNamespace.Name: "CompiledNet" } && Remembering.Contains(name));

    /// <summary>The innermost loop around, within the same function, if the call stands in its body.</summary>
    private static ILoopOperation? Loop(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; outer = outer.Parent)
        {
            if (outer is ILoopOperation loop)
                return loop.Body.Syntax.Span.Contains(operation.Syntax.Span) ? loop : null;
        }

        return null;
    }

    /// <summary>Whether a state is made by <c>CreateState</c> in the same turn of the loop, and known to this call alone.</summary>
    private static bool IsMadeInTurn(IOperation state, ILoopOperation loop) => Values.Unwrap(state) switch
    {
        IInvocationOperation made => IsCreation(made),
        ILocalReferenceOperation { Local: var local } => loop.Body.Descendants()
                .OfType<IVariableDeclaratorOperation>()
                .Any(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local) && declarator.GetVariableInitializer()?.Value is { } value && Values.Unwrap(value) is IInvocationOperation made && IsCreation(made))
            && loop.Body.Descendants().OfType<ILocalReferenceOperation>().Count(use => SymbolEqualityComparer.Default.Equals(use.Local, local)) == 1,
        _ => false,
    };

    private static bool IsCreation(IInvocationOperation call) => call.TargetMethod is { Name: "CreateState", Parameters.Length: 0 };
}
