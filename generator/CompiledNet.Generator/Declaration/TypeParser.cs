using CompiledNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Declaration;

/// <summary>Reads where a class stands, and whether the generator can add to it.</summary>
internal static class TypeParser
{
    private static readonly SymbolDisplayFormat EscapedName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat UnescapedName =
        EscapedName.RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public static TypeDeclaration Parse(INamedTypeSymbol symbol, TypeDeclarationSyntax part, List<DiagnosticInfo> diagnostics)
    {
        LocationInfo name = LocationInfo.Of(part.Identifier.GetLocation());
        if (!part.Modifiers.Any(SyntaxKind.PartialKeyword))
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ClassNotPartial, name, symbol.Name));
        if (Unsupported(symbol, part) is { } reason)
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.UnsupportedClass, name, symbol.Name, reason));

        var containing = new Stack<string>();
        for (TypeDeclarationSyntax? outer = part.Parent as TypeDeclarationSyntax; outer is not null; outer = outer.Parent as TypeDeclarationSyntax)
        {
            if (!outer.Modifiers.Any(SyntaxKind.PartialKeyword))
                diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ContainingTypeNotPartial, LocationInfo.Of(outer.Identifier.GetLocation()), outer.Identifier.ValueText, symbol.Name));
            containing.Push($"partial {Keyword(outer)} {outer.Identifier.Text}{TypeParameters(outer)}");
        }

        string @namespace = symbol.ContainingNamespace is { IsGlobalNamespace: false } containingNamespace
            ? containingNamespace.ToDisplayString(EscapedName)
            : "";
        return new TypeDeclaration(@namespace, containing.ToEquatableArray(), symbol.Name, TypeParameters(part), HintName(symbol));
    }

    private static string? Unsupported(INamedTypeSymbol symbol, TypeDeclarationSyntax part)
    {
        if (symbol.IsRecord)
            return "a record";
        if (symbol.IsStatic)
            return "static";
        if (symbol.IsAbstract)
            return "abstract";
        if (symbol.IsFileLocal)
            return "local to its file";
        if (symbol.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is ClassDeclarationSyntax { ParameterList: not null }))
            return "a class with a primary constructor";
        if (symbol.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } parent && !parent.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty && constructor.DeclaredAccessibility != Accessibility.Private))
            return $"derived from '{parent.Name}', which has no constructor without parameters";
        for (SyntaxNode? outer = part.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.FileKeyword))
                return "local to its file";
        }

        return null;
    }

    private static string Keyword(TypeDeclarationSyntax type) => type switch
    {
        RecordDeclarationSyntax record => record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword) ? "record struct" : "record",
        _ => type.Keyword.ValueText,
    };

    private static string TypeParameters(TypeDeclarationSyntax type) =>
        type.TypeParameterList is { } list
            ? $"<{string.Join(", ", list.Parameters.Select(parameter => parameter.Identifier.Text))}>"
            : "";

    /// <summary>The full name in a form that file systems take: <c>Game.Npc.Brain.g.cs</c>, generic types with their arity.</summary>
    private static string HintName(INamedTypeSymbol symbol)
    {
        string name = symbol.MetadataName.Replace('`', '_');
        for (INamedTypeSymbol? outer = symbol.ContainingType; outer is not null; outer = outer.ContainingType)
            name = $"{outer.MetadataName.Replace('`', '_')}.{name}";
        return symbol.ContainingNamespace is { IsGlobalNamespace: false } containing
            ? $"{containing.ToDisplayString(UnescapedName)}.{name}.g.cs"
            : $"{name}.g.cs";
    }
}
