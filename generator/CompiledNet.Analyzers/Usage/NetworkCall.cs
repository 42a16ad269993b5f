using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNet.Analyzers.Usage;

/// <summary>A call that hands rows of values to a network: to one of its own methods, or to <c>Step</c> of its trainer.</summary>
/// <param name="Method">The name of the method.</param>
/// <param name="Network">The class of the network.</param>
/// <param name="Arguments">The arguments by the names that the library gives their parameters.</param>
internal sealed record NetworkCall(string Method, INamedTypeSymbol Network, IReadOnlyDictionary<string, IOperation> Arguments)
{
    public IOperation? this[string parameter] => Arguments.TryGetValue(parameter, out IOperation? value) ? value : null;

    /// <summary>Whether it goes on where streams stand.</summary>
    public bool HasState => this["state"] is not null || this["states"] is not null;

    /// <summary>The value of <c>InputSize</c> or <c>OutputSize</c> of the class; null while there is none.</summary>
    public int? Size(string constant) => Network
        .GetMembers(constant)
        .OfType<IFieldSymbol>()
        .FirstOrDefault() is { IsConst: true, HasConstantValue: true, ConstantValue: int and > 0 and var size }
            ? size
            : null;

    public static NetworkCall? Of(IInvocationOperation invocation, NetworkTypes types)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (method.Name is not ("Forward" or "ComputeLoss" or "Backward" or "BackwardFrom" or "Step"))
            return null;
        if (types.Implemented(method) is { } definition)
            return new NetworkCall(method.Name, method.ContainingType, Named(invocation, definition));

        return types.IsTraining(method) && types.NetworkOf(method) is { } network
            ? new NetworkCall(method.Name, network, Named(invocation, method))
            : null;
    }

    private static Dictionary<string, IOperation> Named(IInvocationOperation invocation, IMethodSymbol definition)
    {
        var named = new Dictionary<string, IOperation>();
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            if (argument.Parameter is { } parameter && parameter.Ordinal < definition.Parameters.Length)
                named[definition.Parameters[parameter.Ordinal].Name] = argument.Value;
        }

        return named;
    }
}
