using System.Collections.Immutable;
using System.Composition;
using CompiledNet.CodeFixes.Editing;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Layers.Recurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.CodeFixes;

/// <summary>
/// CN0019: lets a recurrent layer give all of its steps, where one behind it takes steps; and gives the input an axis of one feature or channel, where the first layer
/// takes one more than there is.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StepsFix)), Shared]
public sealed class StepsFix : CodeFixProvider
{
    private static readonly HashSet<string> OfSteps = ["SimpleRNN", "GRU", "LSTM", "Conv1D", "MaxPool1D", "AveragePool1D"];

    private static readonly HashSet<string> OfImages = ["Conv2D", "MaxPool2D", "AveragePool2D"];

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [NetworkDiagnostics.ShapeDoesNotFit.Id];

    public override FixAllProvider GetFixAllProvider() => DocumentFixes.All(Find);

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => DocumentFixes.Register(context, Find);

    private static IEnumerable<Fix> Find(FixTarget target)
    {
        if (target.Declaration is not { IsStream: false } network || network.Layers.ToList().FindIndex(layer => layer.Location.Span == target.Span) is not (>= 0 and var place))
            return [];
        return LastStepGiver(network, place) is { } giver ? ReturnSequences(target, giver)
            : place == 0 && Channel(network) is { } unit ? AddAxis(target, network, unit)
            : [];
    }

    /// <summary>The recurrent layer whose steps are lost, through layers that keep axes as they are.</summary>
    private static RecurrentDeclaration? LastStepGiver(NetworkDeclaration network, int place)
    {
        if (!OfSteps.Contains(network.Layers[place].Kind) && network.Layers[place].Kind is not ("GlobalMaxPool" or "GlobalAveragePool"))
            return null;
        while (place > 0 && IsBehindOne(network.Layers[place]))
        {
            place--;
            if (network.Layers[place] is RecurrentDeclaration { ReturnSequences: false } recurrent)
                return recurrent;
            if (network.Layers[place].Kind is not ("Dense" or "Activation" or "Dropout" or "LayerNorm" or "BatchNorm"))
                return null;
        }

        return null;
    }

    private static bool IsBehindOne(LayerDeclaration layer) => layer.Head.Input is null && layer.Joined.Count == 0;

    private static IEnumerable<Fix> ReturnSequences(FixTarget target, RecurrentDeclaration layer)
    {
        if (target.AttributeAt(layer.Location.Span) is not { ArgumentList: { } list } attribute)
            return [];
        AttributeArgumentSyntax? written = list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "ReturnSequences");
        TextChange change = written is null ? AttributeEdits.AddArgument(attribute, "ReturnSequences = true") : new TextChange(written.Expression.Span, "true");
        return [new Fix($"Set ReturnSequences of the {layer.Kind} before", $"{nameof(StepsFix)}.ReturnSequences", [change])];
    }

    /// <summary>What the axis that is missing holds; null if it is not one axis that the input lacks.</summary>
    private static string? Channel(NetworkDeclaration network) => (network.Layers[0].Kind, network.InputShape.Count) switch
    {
        ("SimpleRNN" or "GRU" or "LSTM", 1) => "feature",
        (var kind, 1) when OfSteps.Contains(kind) => "channel",
        (var kind, 2) when OfImages.Contains(kind) => "channel",
        _ => null,
    };

    private static IEnumerable<Fix> AddAxis(FixTarget target, NetworkDeclaration network, string unit)
    {
        Written<int> last = network.InputShape[network.InputShape.Count - 1];
        string shape = string.Join(", ", network.InputShape.Select(axis => $"{axis.Value}"));
        return IsBehindOne(network.Layers[0]) && target.Root.FullSpan.Contains(last.Location.Span)
            ? [new Fix($"Give the input one {unit}: ({shape}, 1)", $"{nameof(StepsFix)}.Axis", [new TextChange(new TextSpan(last.Location.Span.End, 0), ", 1")])]
            : [];
    }
}
