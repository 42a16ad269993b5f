using System.Collections.Immutable;
using System.Composition;
using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.CodeFixes;

/// <summary>CN0305: makes the state of a stream in front of the loop, and hands it to the call.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ForgottenStateFix)), Shared]
public sealed class ForgottenStateFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AnalyzerDiagnostics.ForgottenState.Id];

    public override FixAllProvider GetFixAllProvider() => DocumentFixes.All(Find);

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => DocumentFixes.Register(context, Find);

    private static IEnumerable<Fix> Find(FixTarget target)
    {
        if (target.Root.FindNode(target.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || call.Ancestors().OfType<StatementSyntax>().FirstOrDefault(IsLoop) is not { Parent: BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax } loop
            || Network(target.Model, call, loop) is not { } network)
        {
            yield break;
        }

        ArgumentSyntax? written = call.ArgumentList.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == "state")
            ?? call.ArgumentList.Arguments.Skip(2).FirstOrDefault(argument => argument.NameColon is null);
        IEnumerable<TextChange>? changes = written switch
        {
            null => [Declaration(target.Text, loop, $"var {FreeName(target.Model, loop)} = {network}CreateState();"), Argument(call, FreeName(target.Model, loop))],
            { Expression: InvocationExpressionSyntax made } =>
                [Declaration(target.Text, loop, $"var {FreeName(target.Model, loop)} = {network}CreateState();"), new TextChange(made.Span, FreeName(target.Model, loop))],
            { Expression: IdentifierNameSyntax name } => Moved(target, loop, name),
            _ => null,
        };
        if (changes is not null)
            yield return new Fix("Make the state before the loop", nameof(ForgottenStateFix), [.. changes]);
    }

    private static bool IsLoop(StatementSyntax statement) => statement is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    /// <summary>The network with a dot behind it, if it is the same in front of the loop; empty within the network's own class.</summary>
    private static string? Network(SemanticModel model, InvocationExpressionSyntax call, StatementSyntax loop) => call.Expression switch
    {
        IdentifierNameSyntax => "",
        MemberAccessExpressionSyntax { Expression: var network } when IsKnownBefore(model, network, loop) => $"{network}.",
        _ => null,
    };

    private static bool IsKnownBefore(SemanticModel model, ExpressionSyntax network, StatementSyntax loop) => network switch
    {
        ThisExpressionSyntax => true,
        IdentifierNameSyntax => model.GetSymbolInfo(network).Symbol is { } symbol
            && !(symbol is ILocalSymbol or IParameterSymbol && loop.Span.Contains(symbol.Locations[0].SourceSpan)),
        MemberAccessExpressionSyntax { Expression: var holder } => IsKnownBefore(model, holder, loop),
        _ => false,
    };

    private static string FreeName(SemanticModel model, StatementSyntax loop)
    {
        var taken = new HashSet<string>(model.LookupSymbols(loop.SpanStart).Select(symbol => symbol.Name).Concat(loop.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)));
        string name = "state";
        for (int number = 2; taken.Contains(name); number++)
            name = $"state{number}";
        return name;
    }

    /// <summary>A statement on a line by itself in front of the loop, or on its line if something stands there before it.</summary>
    private static TextChange Declaration(SourceText text, StatementSyntax loop, string statement)
    {
        TextLine line = text.Lines.GetLineFromPosition(loop.SpanStart);
        string indent = text.ToString(TextSpan.FromBounds(line.Start, loop.SpanStart));
        string lineBreak = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        string between = string.IsNullOrWhiteSpace(indent) ? $"{(lineBreak.Length > 0 ? lineBreak : "\n")}{indent}" : " ";
        return new TextChange(new TextSpan(loop.SpanStart, 0), $"{statement}{between}");
    }

    private static TextChange Argument(InvocationExpressionSyntax call, string state)
    {
        ArgumentSyntax last = call.ArgumentList.Arguments.Last();
        return new TextChange(new TextSpan(last.Span.End, 0), $", {(last.NameColon is null ? "" : "state: ")}{state}");
    }

    /// <summary>The declaration of a state in the loop, moved in front of it.</summary>
    private static IEnumerable<TextChange>? Moved(FixTarget target, StatementSyntax loop, IdentifierNameSyntax name)
    {
        if (target.Model.GetSymbolInfo(name).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } references }
            || references[0].GetSyntax() is not VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } })
        {
            return null;
        }

        TextLine line = target.Text.Lines.GetLineFromPosition(statement.SpanStart);
        bool isAlone = string.IsNullOrWhiteSpace(target.Text.ToString(TextSpan.FromBounds(line.Start, statement.SpanStart)))
            && string.IsNullOrWhiteSpace(target.Text.ToString(TextSpan.FromBounds(statement.Span.End, line.End)));
        TextSpan removed = isAlone ? line.SpanIncludingLineBreak : TextSpan.FromBounds(statement.SpanStart, statement.GetLastToken().GetNextToken().SpanStart);
        return [Declaration(target.Text, loop, $"{statement.WithoutTrivia()}"), new TextChange(removed, "")];
    }
}
