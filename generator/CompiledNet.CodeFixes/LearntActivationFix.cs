using System.Collections.Immutable;
using System.Composition;
using CompiledNet.CodeFixes.Editing;
using CompiledNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CompiledNet.CodeFixes;

/// <summary>CN0022: gives an activation whose slopes are learnt a layer of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LearntActivationFix)), Shared]
public sealed class LearntActivationFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [NetworkDiagnostics.LearntActivation.Id];

    public override FixAllProvider GetFixAllProvider() => DocumentFixes.All(Find);

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => DocumentFixes.Register(context, Find);

    private static IEnumerable<Fix> Find(FixTarget target)
    {
        if (target is not { Layer: { } layer, Attribute: { } attribute } || AttributeEdits.ArgumentAt(attribute, layer.ActivationLocation) is not { } argument)
            yield break;

        string qualifier = AttributeEdits.Qualifier(attribute);
        yield return new Fix(
            $"Add [Activation(Activation.{layer.Activation})] after '{layer.Name}'",
            nameof(LearntActivationFix),
            [
                AttributeEdits.RemoveArgument(argument),
                AttributeEdits.InsertAttribute(attribute, target.Text, $"{qualifier}Activation({qualifier}Activation.{layer.Activation})"),
            ]);
    }
}
