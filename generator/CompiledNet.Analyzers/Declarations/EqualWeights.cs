using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Analyzers.Declarations;

/// <summary>
/// CN0105. Units with equal weights in front and equal weights behind get equal gradients, and stay equal. Random weights on
/// one side are enough to tell them apart, so that a last layer of zeros alone is fine. With ReLU and its like zeros are never fine:
/// every <c>z</c> is 0, where the derivative is 0.
/// </summary>
internal static class EqualWeights
{
    public static IEnumerable<DiagnosticInfo> Find(DeclaredNetwork network)
    {
        foreach (DeclaredLayer layer in network.HiddenLayers)
        {
            if (layer.Declaration.InitializerArgument is { } initializer
                && Objection(layer.Model, [.. network.ReadersOf(layer)]) is { } objection)
            {
                yield return DiagnosticInfo.Create(AnalyzerDiagnostics.EqualWeights, initializer.Name.Location, objection);
            }
        }
    }

    private static string? Objection(LayerModel layer, DeclaredLayer[] readers)
    {
        if (layer is { Weights.Initializer: "Zeros", Activation: var activation } && activation.Function.IsZeroUpToZero(activation.Parameter))
            return $"With weights of 0 every z of '{layer.Name}' is 0, where {activation.Function.Constant} has the derivative 0, so that the layer never learns";
        return HasEqualWeights(layer) && readers.All(reader => reader.Declaration.InitializerArgument is not null && HasEqualWeights(reader.Model)) && layer.OutputShape.Last > 1
            ? $"The weights of '{layer.Name}' are all equal, and those of '{string.Join("' and '", readers.Select(reader => reader.Name))}' after it too, so that its {layer.OutputShape.Last} units stay equal forever"
            : null;
    }

    /// <summary>Filters of different groups see different channels, so that nothing is known of them.</summary>
    private static bool HasEqualWeights(LayerModel layer) => layer is { Weights.Initializer: "Zeros" or "Constant", Details.Groups: 1 };
}
