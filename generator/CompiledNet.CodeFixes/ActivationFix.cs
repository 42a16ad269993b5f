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

/// <summary>CN0101, CN0102, CN0107: sets another activation.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ActivationFix)), Shared]
public sealed class ActivationFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [AnalyzerDiagnostics.SaturatingStack.Id, AnalyzerDiagnostics.SoftmaxOfOneUnit.Id, AnalyzerDiagnostics.ReLUOutput.Id];

    public override FixAllProvider GetFixAllProvider() => DocumentFixes.All(Find);

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => DocumentFixes.Register(context, Find);

    private static IEnumerable<Fix> Find(FixTarget target)
    {
        if (target is not { Network: { } network, Layer: { } layer })
            yield break;

        if (target.Id == AnalyzerDiagnostics.SaturatingStack.Id)
        {
            DeclaredLayer[] row = [.. SaturatingStack.RowFrom(network, layer)];
            yield return new Fix("Set the activation of the layers in this row to ReLU", "ReLU", [.. row.SelectMany(member => SetActivation(target, member, "ReLU"))]);
        }
        else if (target.Id == AnalyzerDiagnostics.SoftmaxOfOneUnit.Id)
        {
            yield return new Fix("Set the activation to Sigmoid", "Sigmoid", [.. SetActivation(target, layer, "Sigmoid"), .. SetBinaryLoss(target, network, layer)]);
        }
        else
        {
            yield return new Fix("Set the activation to Linear", "Linear", [.. SetActivation(target, layer, "Linear")]);
            yield return new Fix("Set the activation to Softplus", "Softplus", [.. SetActivation(target, layer, "Softplus")]);
        }
    }

    private static IEnumerable<TextChange> SetActivation(FixTarget target, DeclaredLayer layer, string activation) =>
        target.AttributeAt(layer.Declaration.Location.Span) is { } attribute
            ? AttributeEdits.SetActivation(attribute, layer.Declaration, activation)
            : [];

    /// <summary>The cross-entropy of two classes that one sigmoid tells apart is the binary one.</summary>
    private static IEnumerable<TextChange> SetBinaryLoss(FixTarget target, DeclaredNetwork network, DeclaredLayer layer) =>
        layer == network.LastLayer
        && network.Declaration.Loss is { Function.Value: "CrossEntropy" } loss
        && target.AttributeAt(loss.Location.Span) is { } attribute
            ? AttributeEdits.SetLoss(attribute, loss, "BinaryCrossEntropy")
            : [];
}
