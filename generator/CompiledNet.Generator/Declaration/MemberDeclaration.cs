using CompiledNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Declaration;

/// <summary>A member that the user wrote in the class, or a type parameter: what a generated member can clash with.</summary>
/// <param name="Name">The name; a constructor has that of its class.</param>
/// <param name="Parameters">The types of the parameters, separated by commas; null for what is not a method.</param>
/// <param name="Location">Where the name stands.</param>
internal sealed record MemberDeclaration(string Name, string? Parameters, LocationInfo Location)
{
    /// <summary>The members of a class in the order of the source, on all its parts.</summary>
    public static EquatableArray<MemberDeclaration> Parse(INamedTypeSymbol type) => type.TypeParameters
        .Concat(type.GetMembers())
        .Where(IsWritten)
        .Select(member => new MemberDeclaration(NameOf(member), ParametersOf(member), LocationInfo.Of(member.Locations[0])))
        .ToEquatableArray();

    /// <summary>Accessors belong to their properties, and what an interface names (<c>IDisposable.Dispose</c>) is not in the way.</summary>
    private static bool IsWritten(ISymbol member) =>
        !member.IsImplicitlyDeclared
        && member is not IMethodSymbol { AssociatedSymbol: not null }
        && (member is IMethodSymbol { MethodKind: MethodKind.Constructor } || !member.MetadataName.Contains('.'));

    private static string NameOf(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => member.ContainingType.Name,
        IPropertySymbol { IsIndexer: true } => member.MetadataName,
        _ => member.Name,
    };

    /// <summary>Methods of one name live beside each other when these differ. Only generated methods matter, which are not generic.</summary>
    public static string? ParametersOf(ISymbol member) => member is IMethodSymbol method
        ? string.Join(", ", method.Parameters.Select(TypeOf)) + (method.IsGenericMethod ? " generic" : "")
        : null;

    /// <summary>A type as it can be written anywhere: <c>global::System.ReadOnlySpan&lt;float&gt;</c>.</summary>
    public static string FullName(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static string TypeOf(IParameterSymbol parameter) =>
        (parameter.RefKind == RefKind.None ? "" : "ref ") + FullName(parameter.Type);
}
