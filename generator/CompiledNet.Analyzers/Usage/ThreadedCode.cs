using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNet.Analyzers.Usage;

/// <summary>A lambda that is run on several threads at once.</summary>
/// <param name="Name">What runs it: <c>Parallel.For</c>.</param>
/// <param name="Shared">The code of which there is a copy for each thread: what is declared inside is not shared.</param>
internal sealed record ThreadedCode(string Name, IOperation Shared)
{
    /// <summary>Null unless it is certain.</summary>
    public static ThreadedCode? Find(IAnonymousFunctionOperation lambda)
    {
        IOperation? outer = lambda.Parent;
        while (outer is IDelegateCreationOperation or IConversionOperation)
            outer = outer.Parent;

        return outer is not IArgumentOperation argument ? null : argument.Parent switch
        {
            IInvocationOperation call when IsLoop(call) && !HasOptions(call) => new ThreadedCode(NameOf(call), lambda),
            IInvocationOperation call when StartsOne(call) && IsLeftRunning(call) && Loop(call) is { } loop => new ThreadedCode($"{NameOf(call)} in a loop", loop),
            IObjectCreationOperation thread when thread.Type?.ToDisplayString() == "System.Threading.Thread" && IsLeftRunning(Start(thread)) && Loop(thread) is { } loop =>
                new ThreadedCode("A thread for each turn of the loop", loop),
            _ => null,
        };
    }

    private static string NameOf(IInvocationOperation call) => $"{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}";

    private static bool IsLoop(IInvocationOperation call) => FullName(call) is
        "System.Threading.Tasks.Parallel.For" or "System.Threading.Tasks.Parallel.ForEach"
        or "System.Threading.Tasks.Parallel.ForAsync" or "System.Threading.Tasks.Parallel.ForEachAsync"
        or "System.Linq.ParallelEnumerable.ForAll";

    /// <summary>Options may say that there is one thread only.</summary>
    private static bool HasOptions(IInvocationOperation call) => call.Arguments.Any(argument => argument.Parameter?.Type.Name == "ParallelOptions");

    private static bool StartsOne(IInvocationOperation call) => FullName(call) is
        "System.Threading.Tasks.Task.Run" or "System.Threading.Tasks.TaskFactory.StartNew" or "System.Threading.ThreadPool.QueueUserWorkItem";

    private static string FullName(IInvocationOperation call) => $"{call.TargetMethod.ContainingType.ToDisplayString()}.{call.TargetMethod.Name}";

    /// <summary>The call of <c>Start</c> on a thread that is started where it is made; else the thread itself.</summary>
    private static IOperation Start(IObjectCreationOperation thread) =>
        thread.Parent is IInvocationOperation { TargetMethod.Name: "Start" } start ? start : thread;

    /// <summary>Whether a task is dropped, or put where others are: then the loop goes on while it runs.</summary>
    private static bool IsLeftRunning(IOperation task) => task.Parent switch
    {
        IExpressionStatementOperation => task is IInvocationOperation,
        IConversionOperation conversion => IsLeftRunning(conversion),
        ISimpleAssignmentOperation { Target: IDiscardOperation or IArrayElementReferenceOperation } => true,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Add" } } => true,
        _ => false,
    };

    /// <summary>The loop around, within the same function, unless it waits for what it starts.</summary>
    private static ILoopOperation? Loop(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; outer = outer.Parent)
        {
            if (outer is ILoopOperation loop)
                return loop.Body.Descendants().Any(inner => Waits(inner) && !IsPartOf(inner, operation)) ? null : loop;
        }

        return null;
    }

    private static bool Waits(IOperation operation) => operation is IAwaitOperation
        or IInvocationOperation { TargetMethod.Name: "Wait" or "WaitAll" or "WaitAny" or "WaitOne" or "GetResult" or "Join" }
        or IPropertyReferenceOperation { Property.Name: "Result" };

    private static bool IsPartOf(IOperation operation, IOperation whole) => whole.Syntax.Span.Contains(operation.Syntax.Span);
}
