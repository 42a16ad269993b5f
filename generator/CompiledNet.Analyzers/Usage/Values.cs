using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNet.Analyzers.Usage;

/// <summary>What can be said of a value without running the program.</summary>
internal static class Values
{
    /// <summary>The value behind its conversions.</summary>
    public static IOperation Unwrap(IOperation value)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    value = parenthesized.Operand;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "AsSpan", ContainingType: { Name: "MemoryExtensions", ContainingNamespace.Name: "System" } }, Arguments: { Length: 1 } arguments }:
                    value = arguments[0].Value;
                    break;
                default:
                    return value;
            }
        }
    }

    /// <summary>Whether a value is memory that is made in this very expression.</summary>
    public static bool IsNewMemory(IOperation value) => Unwrap(value) is var inner
        && (inner is IArrayCreationOperation or ICollectionExpressionOperation
            || inner.Syntax is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax);

    /// <summary>Whether two expressions are the same object: the same variables and properties, read one after the other.</summary>
    public static bool AreSame(IOperation? left, IOperation? right)
    {
        if (left is null || right is null)
            return left is null && right is null;

        return (Unwrap(left), Unwrap(right)) switch
        {
            (ILocalReferenceOperation a, ILocalReferenceOperation b) => SymbolEqualityComparer.Default.Equals(a.Local, b.Local),
            (IParameterReferenceOperation a, IParameterReferenceOperation b) => SymbolEqualityComparer.Default.Equals(a.Parameter, b.Parameter),
            (IFieldReferenceOperation a, IFieldReferenceOperation b) => SymbolEqualityComparer.Default.Equals(a.Field, b.Field) && AreSame(a.Instance, b.Instance),
            (IPropertyReferenceOperation { Arguments.Length: 0 } a, IPropertyReferenceOperation { Arguments.Length: 0 } b) =>
                SymbolEqualityComparer.Default.Equals(a.Property, b.Property) && GivesTheSame(a.Property) && AreSame(a.Instance, b.Instance),
            (IInstanceReferenceOperation a, IInstanceReferenceOperation b) => a.ReferenceKind == b.ReferenceKind,
            _ => false,
        };
    }

    /// <summary>Whether a property gives the same object each time: it has a field of its own, or is one of the library's.</summary>
    public static bool GivesTheSame(IPropertySymbol property) =>
        property.ContainingAssembly?.Name == "CompiledNet"
        || property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>Whether a call stands in a lambda that a test expects to fail: <c>Assert.Throws(() => …)</c>.</summary>
    public static bool IsExpectedToFail(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation && Receiver(outer) is { TargetMethod.Name: var name } && (name.Contains("Throw") || name.Contains("Exception")))
                return true;
        }

        return false;
    }

    /// <summary>The call that a lambda is handed to.</summary>
    private static IInvocationOperation? Receiver(IOperation lambda)
    {
        IOperation? outer = lambda.Parent;
        while (outer is IDelegateCreationOperation or IConversionOperation)
            outer = outer.Parent;
        return (outer as IArgumentOperation)?.Parent as IInvocationOperation;
    }
}
