using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Declaration;

/// <summary>C# on one line, without comments.</summary>
internal static class LossMethodText
{
    /// <summary>What stands in a method.</summary>
    public static string Of(MethodDeclarationSyntax method) => method.ExpressionBody is { } arrow
        ? Of(arrow.Expression)
        : string.Join(" ", method.Body!.Statements.Select(Of));

    public static string Of(SyntaxNode node) => node
        .ReplaceTrivia(node.DescendantTrivia(), (_, _) => default)
        .NormalizeWhitespace(indentation: "", eol: " ")
        .ToFullString();
}
