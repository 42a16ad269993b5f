using System.Collections.Immutable;
using System.Composition;
using CompiledNet.Analyzers.Usage;
using CompiledNet.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.CodeFixes;

/// <summary>
/// CS1503 at an array of labels that no overload takes, such as the bytes of a file: turns them into what the network learns
/// from, class indices or the targets 0 and 1 of a single output.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LabelsFix)), Shared]
public sealed class LabelsFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["CS1503"];

    public override FixAllProvider GetFixAllProvider() => DocumentFixes.All(Find);

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => DocumentFixes.Register(context, Find);

    private static IEnumerable<Fix> Find(FixTarget target)
    {
        if (target.Root.FindNode(target.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<ArgumentSyntax>() is not { Expression: var labels, Parent.Parent: InvocationExpressionSyntax call } argument
            || !(argument.NameColon is { Name.Identifier.ValueText: var name } ? name is "labels" or "targets" : call.ArgumentList.Arguments.IndexOf(argument) == 1)
            || target.Model.GetTypeInfo(labels).Type is not IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 and var given }
            || NeededType(target, call) is not { } needed
            || given == SpecialType.System_Int32 && needed == "int")
        {
            yield break;
        }

        bool isImported = target.Model.LookupNamespacesAndTypes(labels.SpanStart, name: "Array") is { Length: 1 } found
            && found[0] is INamedTypeSymbol { SpecialType: SpecialType.System_Array };
        string array = isImported ? "Array" : "global::System.Array";
        yield return new Fix(
            $"Pass the labels as {needed}", nameof(LabelsFix),
            [new TextChange(labels.Span, $"{array}.ConvertAll({labels}, static label => ({needed})label)")]);
    }

    /// <summary>What the network that is called takes for labels; null if it is none, or takes rows of targets only.</summary>
    private static string? NeededType(FixTarget target, InvocationExpressionSyntax call)
    {
        if (NetworkTypes.Find(target.Model.Compilation) is not { } types)
            return null;

        foreach (IMethodSymbol candidate in target.Model.GetSymbolInfo(call).CandidateSymbols.OfType<IMethodSymbol>())
        {
            if (candidate.Name is "ComputeLoss" or "Backward" or "Step" && types.NetworkOf(candidate) is { } network)
                return types.IsClassifier(network) ? "int" : HasOneOutput(network) ? "float" : null;
        }

        return null;
    }

    private static bool HasOneOutput(INamedTypeSymbol network) =>
        network.GetMembers("OutputSize").OfType<IFieldSymbol>().Any(size => size is { HasConstantValue: true, ConstantValue: 1 });
}
