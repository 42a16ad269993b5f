using System.Collections.Immutable;
using System.Composition;
using CompiledNet.Analyzers.Declarations;
using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.CodeFixes.Editing;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Losses;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.CodeFixes;

/// <summary>CN0007, CN0106: makes the loss and the last activation fit each other.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LossFix)), Shared]
public sealed class LossFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [NetworkDiagnostics.LossDoesNotFit.Id, AnalyzerDiagnostics.SoftmaxWithoutCrossEntropy.Id];

    public override FixAllProvider GetFixAllProvider() => DocumentFixes.All(Find);

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => DocumentFixes.Register(context, Find);

    private static IEnumerable<Fix> Find(FixTarget target)
    {
        if (target.Network is not { Declaration.Loss: { } loss } network)
            yield break;

        if (LossCatalog.Get(loss.Function.Value).FusedActivation is { } activation
            && network.LastLayer.Declaration is { ActivationArgument: not null } last
            && target.AttributeAt(last.Location.Span) is { } layer)
        {
            yield return new Fix($"Set the activation of '{network.LastLayer.Name}' to {activation}", "Activation", [.. AttributeEdits.SetActivation(layer, last, activation)]);
        }

        if (target.AttributeAt(loss.Location.Span) is { } attribute)
        {
            string fitting = MissingLoss.FittingLoss(network);
            yield return new Fix($"Set the loss to {fitting}", "Loss", [.. AttributeEdits.SetLoss(attribute, loss, fitting)]);
        }
    }
}
