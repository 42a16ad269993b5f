using CompiledNet.Analyzers.Declarations;
using CompiledNet.Generator.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.CodeFixes.Editing;

/// <summary>What is to be mended.</summary>
/// <param name="Id">The diagnostic.</param>
/// <param name="Span">Where it is reported.</param>
/// <param name="Text">The document's text.</param>
/// <param name="Root">Its syntax.</param>
/// <param name="Model">What it means.</param>
/// <param name="Declaration">What is written of the network around, if its arguments can be understood.</param>
/// <param name="Network">The network around, if it can be understood.</param>
internal sealed record FixTarget(string Id, TextSpan Span, SourceText Text, SyntaxNode Root, SemanticModel Model, NetworkDeclaration? Declaration, DeclaredNetwork? Network)
{
    /// <summary>The layer that is reported at its attribute or at one of its arguments.</summary>
    public DeclaredLayer? Layer => Network?.Layers.FirstOrDefault(layer => layer.Declaration.Location.Span.Contains(Span));

    /// <summary>The attribute around the place that is reported.</summary>
    public AttributeSyntax? Attribute => AttributeAt(Span);

    /// <summary>Documents hold diagnostics by their span alone, whoever reported them.</summary>
    public static async Task<FixTarget?> Find(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        TextSpan span = diagnostic.Location.SourceSpan;
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null || !root.FullSpan.Contains(span))
            return null;

        TypeDeclarationSyntax? type = root.FindToken(span.Start).Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        INamedTypeSymbol? symbol = type is null ? null : model.GetDeclaredSymbol(type, cancellation);
        NetworkDeclaration? declaration = symbol is null ? null : DeclaredNetwork.DeclarationOf(symbol, cancellation);
        DeclaredNetwork? network = symbol is null ? null : DeclaredNetwork.Of(symbol, cancellation);
        return new FixTarget(diagnostic.Id, span, text, root, model, declaration, network);
    }

    /// <summary>The innermost attribute that covers a place.</summary>
    public AttributeSyntax? AttributeAt(TextSpan span) =>
        Root.FindToken(span.Start).Parent?.FirstAncestorOrSelf<AttributeSyntax>(attribute => attribute.Span.Contains(span));
}
