using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Declaration;

/// <summary>A member of a base class that the class can see, and that a generated one may override or hide.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The types of the parameters, separated by commas; null for what is not a method.</param>
/// <param name="Signature">How it is declared, <c>public int Size { get; }</c>; empty for what cannot be overridden.</param>
/// <param name="IsAbstract">Whether somebody must override it.</param>
/// <param name="Container">The name of its class.</param>
internal sealed record InheritedMember(string Name, string? Parameters, string Signature, bool IsAbstract, string Container)
{
    /// <summary>The members of all base classes but <see cref="object"/>, the nearest first; of those with one signature the nearest alone.</summary>
    public static EquatableArray<InheritedMember> Parse(INamedTypeSymbol type)
    {
        var members = new List<InheritedMember>();
        for (INamedTypeSymbol? parent = type.BaseType; parent is not null && parent.SpecialType != SpecialType.System_Object; parent = parent.BaseType)
        {
            IEnumerable<InheritedMember> declared = parent.GetMembers()
                .Where(member => IsNamed(member) && Accessible.From(type, member))
                .Select(member => new InheritedMember(member.Name, MemberDeclaration.ParametersOf(member), SignatureOf(member), member.IsAbstract, parent.Name));
            members.AddRange(declared.Where(member => !members.Exists(nearer => nearer.Name == member.Name && nearer.Parameters == member.Parameters)));
        }

        return members.ToEquatableArray();
    }

    /// <summary>Accessors, operators, constructors and indexers have no names that a generated member could have.</summary>
    private static bool IsNamed(ISymbol member) =>
        member is { CanBeReferencedByName: true, IsImplicitlyDeclared: false } and not IMethodSymbol { AssociatedSymbol: not null };

    private static string SignatureOf(ISymbol member) => member switch
    {
        { IsSealed: true } or { IsVirtual: false, IsAbstract: false, IsOverride: false } => "",
        IMethodSymbol { RefKind: RefKind.None } method =>
            $"{Accessibility(method)} {MemberDeclaration.FullName(method.ReturnType)} {method.Name}({MemberDeclaration.ParametersOf(method)})",
        IPropertySymbol { RefKind: RefKind.None } property =>
            $"{Accessibility(property)} {MemberDeclaration.FullName(property.Type)} {property.Name} {{ {Accessor(property, property.GetMethod, "get; ")}{Accessor(property, property.SetMethod, property.SetMethod?.IsInitOnly == true ? "init; " : "set; ")}}}",
        _ => "",
    };

    private static string Accessor(IPropertySymbol property, IMethodSymbol? accessor, string keyword) =>
        accessor is null ? "" : accessor.DeclaredAccessibility == property.DeclaredAccessibility ? keyword : $"{Accessibility(accessor)} {keyword}";

    private static string Accessibility(ISymbol member) => SyntaxFacts.GetText(member.DeclaredAccessibility);
}
