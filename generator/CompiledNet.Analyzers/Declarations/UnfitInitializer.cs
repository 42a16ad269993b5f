using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Analyzers.Declarations;

/// <summary>
/// CN0104. Activations keep their size from layer to layer when the variance of <c>n</c> weights into a unit is <c>1/n</c>
/// for a <c>g</c> with slope 1 around 0, and <c>2/n</c> for ReLU, which drops half of the values (He, Zhang, Ren, Sun:
/// Delving Deep into Rectifiers, 2015). For activations between the two, any of the usual initializers will do.
/// </summary>
internal static class UnfitInitializer
{
    public static IEnumerable<DiagnosticInfo> Find(DeclaredNetwork network)
    {
        foreach (DeclaredLayer layer in network.Layers)
        {
            if (layer is { Declaration.InitializerArgument.Name: { Value: not InitializerDeclaration.Automatic } declared, Model.Weights: { } weights }
                && Objection(layer.Model.Activation, weights.Initializer) is { } objection)
            {
                yield return DiagnosticInfo.Create(
                    AnalyzerDiagnostics.InitializerDoesNotFit, declared.Location,
                    weights.Initializer, layer.Activation, objection, layer.Model.Activation.Function.Initializer);
            }
        }
    }

    private static string? Objection(ActivationModel activation, string initializer) => initializer switch
    {
        "HeNormal" or "HeUniform" or "GlorotNormal" or "GlorotUniform" when activation.Function.NormalisesItself => "which normalises itself only with weights of variance 1/inputs",
        "HeNormal" or "HeUniform" when activation.Function.Saturates => "which such large weights saturate",
        "GlorotNormal" or "GlorotUniform" or "LeCunNormal" when activation.Function.Rectifies(activation.Parameter) => "whose activations become smaller from layer to layer with such small weights",
        _ => null,
    };
}
