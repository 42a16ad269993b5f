using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Losses;

namespace CompiledNet.Analyzers.Declarations;

/// <summary>CN0202, which is hidden: a network without a loss is complete, but an editor can offer the one that fits.</summary>
internal static class MissingLoss
{
    public static IEnumerable<DiagnosticInfo> Find(DeclaredNetwork network)
    {
        if (network.Declaration is { Loss: null, LossMethod: null })
            yield return DiagnosticInfo.Create(AnalyzerDiagnostics.MissingLoss, network.Declaration.Location, network.Name, FittingLoss(network));
    }

    /// <summary>The loss that is one step with the last activation, else the one for any values.</summary>
    public static string FittingLoss(DeclaredNetwork network) => LossCatalog.All
        .FirstOrDefault(loss => loss.FusedActivation == network.LastLayer.Model.Activation.Name && !(loss.IsOfDistribution && network.LastLayer.Model.OutputShape.Axes.Count > 1))?.Name ?? "MeanSquaredError";
}
