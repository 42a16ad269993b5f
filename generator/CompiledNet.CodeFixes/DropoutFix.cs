using System.Collections.Immutable;
using System.Composition;
using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CompiledNet.CodeFixes;

/// <summary>CN0111: removes a dropout of the outputs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DropoutFix)), Shared]
public sealed class DropoutFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AnalyzerDiagnostics.DropoutAtTheEnd.Id];

    public override FixAllProvider GetFixAllProvider() => DocumentFixes.All(Find);

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => DocumentFixes.Register(context, Find);

    private static IEnumerable<Fix> Find(FixTarget target)
    {
        if (target is { Layer: { } layer, Attribute: { } attribute })
            yield return new Fix($"Remove '{layer.Name}'", nameof(DropoutFix), [AttributeEdits.RemoveAttribute(attribute, target.Text)]);
    }
}
