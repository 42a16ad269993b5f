using System.Text;
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

    /// <summary>
    /// Metadata takes names of up to 1023 bytes, and what implements an interface's method has the interface in its name:
    /// <c>CompiledNet.IClassifierNetwork&lt;Full.Name&gt;.TryDescend</c>.
    /// </summary>
    private const int LongestFullName = 900;

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
        return new TypeDeclaration(@namespace, containing.ToEquatableArray(), symbol.Name, TypeParameters(part), MemberDeclaration.FullName(symbol), HintNames.Of(symbol));
    }

    /// <summary>
    /// Whether the class and all around it has a name. While a file is being typed some have none, and then there is nothing
    /// to add to; the compiler says so.
    /// </summary>
    public static bool IsNamed(INamedTypeSymbol symbol)
    {
        for (ISymbol part = symbol; part is not INamespaceSymbol { IsGlobalNamespace: true }; part = part.ContainingSymbol)
        {
            if (part is not (INamedTypeSymbol or INamespaceSymbol) || part.Name.Length == 0)
                return false;
            string[] parameters = part is INamedTypeSymbol type ? [.. type.TypeParameters.Select(parameter => parameter.Name)] : [];
            if (parameters.Contains("") || parameters.Distinct().Count() < parameters.Length)
                return false;
        }

        return true;
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
        if (ParentConstructors.Objection(symbol) is { } objection)
            return objection;
        if (HasRequiredMembers(symbol))
            return "a class with required members";
        int length = Encoding.UTF8.GetByteCount(MemberDeclaration.FullName(symbol));
        if (length > LongestFullName)
            return $"known by a full name of {length} bytes in UTF-8, more than the maximum of {LongestFullName}";
        for (SyntaxNode? outer = part.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.FileKeyword))
                return "local to its file";
        }

        return null;
    }

    private static bool HasRequiredMembers(INamedTypeSymbol symbol)
    {
        for (INamedTypeSymbol? type = symbol; type is not null; type = type.BaseType)
        {
            if (type.GetMembers().Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }))
                return true;
        }

        return false;
    }

    private static string Keyword(TypeDeclarationSyntax type) => type switch
    {
        RecordDeclarationSyntax record => record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword) ? "record struct" : "record",
        _ => type.Keyword.ValueText,
    };

    private static string TypeParameters(TypeDeclarationSyntax type) =>
        type.TypeParameterList is { } list
            ? $"<{string.Join(", ", list.Parameters.Select(parameter => $"{parameter.VarianceKeyword.Text} {parameter.Identifier.Text}".TrimStart()))}>"
            : "";
}
