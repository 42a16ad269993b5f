using System.Collections.Immutable;
using System.Composition;
using CompiledNet.Analyzers.Declarations;
using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.CodeFixes;

/// <summary>CN0202: adds the loss that fits the last activation, behind the last layer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingLossFix)), Shared]
public sealed class MissingLossFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AnalyzerDiagnostics.MissingLoss.Id];

    public override FixAllProvider GetFixAllProvider() => DocumentFixes.All(Find);

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => DocumentFixes.Register(context, Find);

    private static IEnumerable<Fix> Find(FixTarget target)
    {
        if (target.Network is not { Declaration.Loss: null } network
            || target.AttributeAt(network.Layers[network.Layers.Count - 1].Declaration.Location.Span) is not { } last)
        {
            yield break;
        }

        string qualifier = AttributeEdits.Qualifier(last);
        string loss = MissingLoss.FittingLoss(network);
        yield return new Fix(
            $"Add [Loss(LossFunction.{loss})]", nameof(MissingLossFix),
            [AttributeEdits.InsertAttribute(last, target.Text, $"{qualifier}Loss({qualifier}LossFunction.{loss})")]);
    }
}
