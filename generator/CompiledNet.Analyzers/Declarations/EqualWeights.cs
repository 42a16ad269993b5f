using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Analyzers.Declarations;

/// <summary>
/// CN0105. Units with equal weights in front and equal weights behind get equal gradients, and stay equal. Random weights on
/// one side are enough to tell them apart, so that a last layer of zeros alone is fine. With ReLU zeros are never fine: every
/// <c>z</c> is 0, where the derivative is 0.
/// </summary>
internal static class EqualWeights
{
    public static IEnumerable<DiagnosticInfo> Find(DeclaredNetwork network)
    {
        for (int index = 0; index + 1 < network.Layers.Count; index++)
        {
            if (network.Layers[index] is { Declaration: DenseDeclaration declaration, Model: DenseModel layer }
                && Objection(layer, network.Layers[index + 1].Model) is { } objection)
            {
                yield return DiagnosticInfo.Create(AnalyzerDiagnostics.EqualWeights, declaration.Initializer.Location, objection);
            }
        }
    }

    private static string? Objection(DenseModel layer, LayerModel next)
    {
        if (layer is { Initializer: "Zeros", Activation.Name: "ReLU" })
            return $"With weights of 0 every z of '{layer.Name}' is 0, where ReLU has the derivative 0, so that the layer never learns";
        return HasEqualWeights(layer) && HasEqualWeights(next) && layer.OutputSize > 1
            ? $"The weights of '{layer.Name}' are all equal, and those of '{next.Name}' after it too, so that its {layer.OutputSize} units stay equal forever"
            : null;
    }

    private static bool HasEqualWeights(LayerModel layer) => layer is DenseModel { Initializer: "Zeros" or "Constant" };
}
