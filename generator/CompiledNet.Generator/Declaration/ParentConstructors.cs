using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Declaration;

/// <summary>Whether a generated constructor can start the base class, which it does without arguments.</summary>
internal static class ParentConstructors
{
    /// <summary>What is in the way, to be put behind "because it is"; null if nothing is.</summary>
    public static string? Objection(INamedTypeSymbol type)
    {
        if (type.BaseType is not { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } parent || IsGenerated(parent))
            return null;

        IMethodSymbol[] callable =
        [
            .. parent.InstanceConstructors
                .Where(constructor => ConstructorsDeclaration.CanBeCalledWithoutArguments(constructor) && Accessible.From(type, constructor)),
        ];
        IMethodSymbol[] preferred = Preferred(callable);
        return preferred.Length switch
        {
            0 => $"derived from '{parent.Name}', which has no constructor without parameters",
            1 => IsForbidden(preferred[0]) ? $"derived from '{parent.Name}', whose constructor without parameters is obsolete" : null,
            _ => $"derived from '{parent.Name}', which has several constructors that can be called without arguments",
        };
    }

    /// <summary>The compiler prefers a constructor without parameters, then one with optional ones, then one that takes a list.</summary>
    private static IMethodSymbol[] Preferred(IMethodSymbol[] callable)
    {
        IMethodSymbol[][] groups =
        [
            [.. callable.Where(constructor => constructor.Parameters.IsEmpty)],
            [.. callable.Where(constructor => !constructor.Parameters.IsEmpty && constructor.Parameters.All(parameter => !parameter.IsParams))],
            [.. callable.Where(constructor => constructor.Parameters.Any(parameter => parameter.IsParams))],
        ];
        return groups.FirstOrDefault(group => group.Length > 0) ?? [];
    }

    /// <summary>The base class is a network itself, of this project: it gets such a constructor too.</summary>
    private static bool IsGenerated(INamedTypeSymbol parent) =>
        !parent.DeclaringSyntaxReferences.IsEmpty
        && parent.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == DeclarationParser.NetworkAttribute);

    /// <summary><c>[Obsolete("...", error: true)]</c>, which no pragma silences.</summary>
    private static bool IsForbidden(IMethodSymbol constructor) => constructor.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute"
        && attribute.ConstructorArguments.Any(argument => argument.Value is true));
}
