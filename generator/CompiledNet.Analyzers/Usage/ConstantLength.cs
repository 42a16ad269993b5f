using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNet.Analyzers.Usage;

/// <summary>The length of memory that is made with a constant size, here or where a variable is declared.</summary>
internal static class ConstantLength
{
    /// <summary>The number of elements; null if it is not certain.</summary>
    public static int? Of(IOperation value)
    {
        IOperation inner = Values.Unwrap(value);
        return inner switch
        {
            ILocalReferenceOperation reference => OfLocal(reference),
            IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes } => Constant(sizes[0].ConstantValue),
            IInvocationOperation call => OfSlice(call),
            ICollectionExpressionOperation collection => collection.Elements.Any(element => element is ISpreadOperation) ? null : collection.Elements.Length,
            _ => OfStackAllocation(inner),
        };
    }

    /// <summary>A piece whose length is written: <c>AsSpan(start, 4)</c>, <c>Slice(start, 4)</c>.</summary>
    private static int? OfSlice(IInvocationOperation call) => call.TargetMethod is { Name: "AsSpan" or "Slice", ContainingType.ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
        ? call.Arguments.Where(argument => argument.Parameter?.Name == "length").Select(argument => Constant(argument.Value.ConstantValue)).FirstOrDefault()
        : null;

    /// <summary>Operations do not know <c>stackalloc</c>, but its syntax does.</summary>
    private static int? OfStackAllocation(IOperation value)
    {
        switch (value.Syntax)
        {
            case ImplicitStackAllocArrayCreationExpressionSyntax { Initializer: var initializer }:
                return initializer.Expressions.Count;
            case StackAllocArrayCreationExpressionSyntax { Initializer: { } initializer }:
                return initializer.Expressions.Count;
            case StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers: { Count: 1 } ranks } } when ranks[0].Sizes.Count == 1:
                return value.SemanticModel is { } model ? Constant(model.GetConstantValue(ranks[0].Sizes[0])) : null;
            default:
                return null;
        }
    }

    /// <summary>A variable that is never anything but what it was declared as.</summary>
    private static int? OfLocal(ILocalReferenceOperation reference)
    {
        IOperation root = reference;
        while (root.Parent is { } parent)
            root = parent;

        ILocalSymbol local = reference.Local;
        if (local.RefKind != RefKind.None)
            return null;

        IOperation? declared = null;
        foreach (IOperation operation in root.Descendants())
        {
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
                declared = declarator.GetVariableInitializer()?.Value;
            else if (operation is ILocalReferenceOperation use && SymbolEqualityComparer.Default.Equals(use.Local, local) && MayChange(use))
                return null;
        }

        return declared is null or ILocalReferenceOperation ? null : Of(declared);
    }

    private static bool MayChange(ILocalReferenceOperation use) => use.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == use || assignment is ISimpleAssignmentOperation { IsRef: true },
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } => true,
        // A tuple that is assigned to, the address of the variable, or code that does not compile.
        ITupleOperation or IAddressOfOperation or IInvalidOperation => true,
        { Kind: OperationKind.None } => true,
        _ => false,
    };

    private static int? Constant(Optional<object?> value) => value is { HasValue: true, Value: int and >= 0 and var length } ? length : null;
}
