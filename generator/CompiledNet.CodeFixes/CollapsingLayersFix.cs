using System.Collections.Immutable;
using System.Composition;
using CompiledNet.Analyzers.Declarations;
using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.CodeFixes;

/// <summary>CN0103: gives a linear layer before another an activation, or leaves its work to that one where no layer is named by others.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CollapsingLayersFix)), Shared]
public sealed class CollapsingLayersFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AnalyzerDiagnostics.CollapsingLayers.Id];

    public override FixAllProvider GetFixAllProvider() => DocumentFixes.All(Find);

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => DocumentFixes.Register(context, Find);

    private static IEnumerable<Fix> Find(FixTarget target)
    {
        if (target is not { Network: { } network, Layer: { } layer, Attribute: { } attribute })
            yield break;

        yield return new Fix($"Give '{layer.Name}' ReLU", "ReLU", [.. AttributeEdits.SetActivation(attribute, layer.Declaration, "ReLU")]);
        if (network.IsChain)
            yield return new Fix($"Remove '{layer.Name}'", "Remove", [AttributeEdits.RemoveAttribute(attribute, target.Text), .. KeepBias(target, network, layer)]);
    }

    /// <summary>The layer behind takes over the bias, if it had none of its own: <c>W[2]·(W[1]·x + b[1]) = W·x + W[2]·b[1]</c>.</summary>
    private static IEnumerable<TextChange> KeepBias(FixTarget target, DeclaredNetwork network, DeclaredLayer layer) =>
        layer.Declaration.OmittedBias is null
        && network.OnlyReaderOf(layer)?.Declaration is { OmittedBias: { } omitted } reader
        && target.AttributeAt(reader.Location.Span) is { } attribute
            ? AttributeEdits.RemoveArguments(attribute, omitted)
            : [];
}
