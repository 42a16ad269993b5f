using System.Collections.Immutable;
using System.Composition;
using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CompiledNet.CodeFixes;

/// <summary>CN0104, CN0105: removes the initializer, so that the layer gets the one that fits its activation.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InitializerFix)), Shared]
public sealed class InitializerFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [AnalyzerDiagnostics.InitializerDoesNotFit.Id, AnalyzerDiagnostics.EqualWeights.Id];

    public override FixAllProvider GetFixAllProvider() => DocumentFixes.All(Find);

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => DocumentFixes.Register(context, Find);

    private static IEnumerable<Fix> Find(FixTarget target)
    {
        if (target is { Layer: { Declaration.InitializerArgument: { } initializer } layer, Attribute: { } attribute })
        {
            yield return new Fix(
                $"Use the initializer of {layer.Activation}: {layer.Model.Activation.Function.Initializer}", nameof(InitializerFix),
                [.. AttributeEdits.RemoveArguments(attribute, initializer.Name.Location, initializer.InitialValue?.Location)]);
        }
    }
}
