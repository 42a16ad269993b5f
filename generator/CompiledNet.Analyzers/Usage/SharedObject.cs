using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNet.Analyzers.Usage;

/// <summary>
/// An object that is for one thread at a time, in code that surely runs on several threads at once. Whatever could make it safe (a lock, a condition, a task
/// that is awaited) makes this silent.
/// </summary>
internal static class SharedObject
{
    /// <summary>What runs a call on several threads which all meet the same object; null unless it is certain.</summary>
    public static string? RunnerOf(IInvocationOperation call, IOperation value) =>
        InnermostLambda(call) is { } lambda && ThreadedCode.Find(lambda) is { } threaded && IsDeclaredOutside(value, threaded.Shared) ? threaded.Name : null;

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
    /// Whether all threads, or all turns of a loop, meet the same object: a variable from outside the code that runs several times, or a field or
    /// property of what is.
    /// </summary>
    public static bool IsDeclaredOutside(IOperation value, IOperation repeated) => Values.Unwrap(value) switch
    {
        ILocalReferenceOperation { Local: var local } => !repeated.Syntax.Span.Contains(local.Locations[0].SourceSpan),
        IParameterReferenceOperation { Parameter: var parameter } => !repeated.Syntax.Span.Contains(parameter.Locations[0].SourceSpan),
        IFieldReferenceOperation { Field: var field } reference =>
            !IsOfOneThread(field) && (reference.Instance is null || IsDeclaredOutside(reference.Instance, repeated)),
        IPropertyReferenceOperation { Property: var property } reference =>
            Values.GivesTheSame(property) && (reference.Instance is null || IsDeclaredOutside(reference.Instance, repeated)),
        IInstanceReferenceOperation => true,
        ICollectionExpressionOperation { Elements: var elements } => elements.Any(element => IsDeclaredOutside(element, repeated)),
        _ => false,
    };

    private static bool IsOfOneThread(IFieldSymbol field) =>
        field.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ThreadStaticAttribute");
}
