using System.Collections.Immutable;
using System.Composition;
using CompiledNet.CodeFixes.Editing;
using CompiledNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CompiledNet.CodeFixes;

/// <summary>CN0031: makes one axis of several, in front of the layer that gives the classes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FlattenFix)), Shared]
public sealed class FlattenFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [NetworkDiagnostics.SeveralAxesOfClasses.Id];

    public override FixAllProvider GetFixAllProvider() => DocumentFixes.All(Find);

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => DocumentFixes.Register(context, Find);

    private static IEnumerable<Fix> Find(FixTarget target)
    {
        if (target is { Attribute: { } attribute, Layer.Model.IsMatrixProduct: true })
        {
            yield return new Fix(
                "Add [Flatten]", nameof(FlattenFix),
                [AttributeEdits.InsertAttributeBefore(attribute, target.Text, $"{AttributeEdits.Qualifier(attribute)}Flatten")]);
        }
    }
}
