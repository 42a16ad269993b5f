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

/// <summary>CN0201: rounds a size down or up to whole vectors, where it is written as a number.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SizeFix)), Shared]
public sealed class SizeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AnalyzerDiagnostics.WastedLanes.Id];

    public override FixAllProvider GetFixAllProvider() => DocumentFixes.All(Find);

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => DocumentFixes.Register(context, Find);

    private static IEnumerable<Fix> Find(FixTarget target)
    {
        if (target is not { Layer: { } layer, Attribute: { } attribute }
            || AttributeEdits.ArgumentAt(attribute, layer.SizeLocation)?.Expression is not LiteralExpressionSyntax number)
        {
            yield break;
        }

        (int fewer, int more) = WastedLanes.WholeVectors(layer.Model.OutputShape.Last);
        yield return new Fix($"Use {fewer} units", "Fewer", [new TextChange(number.Span, $"{fewer}")]);
        yield return new Fix($"Use {more} units", "More", [new TextChange(number.Span, $"{more}")]);
    }
}
