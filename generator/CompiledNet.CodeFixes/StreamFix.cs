using System.Collections.Immutable;
using System.Composition;
using CompiledNet.CodeFixes.Editing;
using CompiledNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.CodeFixes;

/// <summary>CN0034: makes windows of a stream causal, and removes arguments that a stream cannot have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StreamFix)), Shared]
public sealed class StreamFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [NetworkDiagnostics.NotForStreams.Id];

    public override FixAllProvider GetFixAllProvider() => DocumentFixes.All(Find);

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => DocumentFixes.Register(context, Find);

    private static IEnumerable<Fix> Find(FixTarget target)
    {
        if (target is not { Attribute: { } attribute })
            return [];
        AttributeArgumentSyntax? argument = attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.Span == target.Span);
        return argument?.NameEquals?.Name.Identifier.ValueText switch
        {
            "Padding" => [Causal(AttributeEdits.SetConstant(attribute, argument, "Padding", "Causal"))],
            "Stride" or "GoBackwards" => [new Fix($"Remove {argument.NameEquals.Name.Identifier.ValueText}", $"{nameof(StreamFix)}.Remove", [AttributeEdits.RemoveArgument(argument)])],
            null when HasPaddingByDefault(target, attribute) => [Causal(AttributeEdits.AddArgument(attribute, $"Padding = {AttributeEdits.Qualifier(attribute)}Padding.Causal"))],
            _ => [],
        };
    }

    private static Fix Causal(TextChange change) => new("Set Padding to Causal", $"{nameof(StreamFix)}.Causal", [change]);

    /// <summary>Whether the attribute as a whole is reported since its padding is not written.</summary>
    private static bool HasPaddingByDefault(FixTarget target, AttributeSyntax attribute) =>
        target.Declaration?.Layers.Any(layer => layer.Kind == "Conv1D" && layer.Location.Span == target.Span) == true && attribute.ArgumentList is not null;
}
