using System.Collections.Immutable;
using CompiledNet.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNet.Analyzers.Usage;

/// <summary>
/// CN0304: <c>Step</c> or <c>Fit</c> of one trainer in code that surely runs on several threads at once. Whatever could make
/// it safe (a lock, a condition, a task that is awaited) makes this rule silent.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedTrainerAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AnalyzerDiagnostics.SharedTrainer];

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
        if (types.IsTraining(invocation.TargetMethod)
            && Trainer(invocation) is { } trainer
            && InnermostLambda(invocation) is { } lambda
            && ThreadedCode.Find(lambda) is { } threaded
            && IsDeclaredOutside(trainer, threaded.Shared))
        {
            context.ReportDiagnostic(Diagnostic.Create(AnalyzerDiagnostics.SharedTrainer, invocation.Syntax.GetLocation(), threaded.Name));
        }
    }

    private static IOperation? Trainer(IInvocationOperation invocation) =>
        invocation.Instance ?? invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value;

    /// <summary>The lambda around a call, if the call is made whenever the lambda runs, and nothing in it waits for others.</summary>
    private static IAnonymousFunctionOperation? InnermostLambda(IOperation call)
    {
        for (IOperation? outer = call.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case IAnonymousFunctionOperation lambda:
                    return lambda.Body.Descendants().Any(Waits) ? null : lambda;
                case IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or IConditionalAccessOperation or ILocalFunctionOperation:
                    return null;
            }
        }

        return null;
    }

    private static bool Waits(IOperation operation) =>
        operation is ILockOperation
        || operation is IInvocationOperation { TargetMethod.Name: "Enter" or "TryEnter" or "EnterScope" or "Wait" or "WaitAsync" or "WaitOne" or "SignalAndWait" or "EnterWriteLock" };

    /// <summary>
    /// Whether all threads meet the same trainer: a variable from outside the code that runs several times, or a field or
    /// property of what is.
    /// </summary>
    private static bool IsDeclaredOutside(IOperation trainer, IOperation repeated) => Values.Unwrap(trainer) switch
    {
        ILocalReferenceOperation { Local: var local } => !repeated.Syntax.Span.Contains(local.Locations[0].SourceSpan),
        IParameterReferenceOperation { Parameter: var parameter } => !repeated.Syntax.Span.Contains(parameter.Locations[0].SourceSpan),
        IFieldReferenceOperation { Field: var field } reference =>
            !IsOfOneThread(field) && (reference.Instance is null || IsDeclaredOutside(reference.Instance, repeated)),
        IPropertyReferenceOperation { Property: var property } reference =>
            Values.GivesTheSame(property) && (reference.Instance is null || IsDeclaredOutside(reference.Instance, repeated)),
        IInstanceReferenceOperation => true,
        _ => false,
    };

    private static bool IsOfOneThread(IFieldSymbol field) =>
        field.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ThreadStaticAttribute");
}
