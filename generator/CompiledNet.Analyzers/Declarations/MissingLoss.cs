using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Analyzers.Declarations;

/// <summary>CN0202, which is hidden: a network without a loss is complete, but an editor can offer the one that fits.</summary>
internal static class MissingLoss
{
    public static IEnumerable<DiagnosticInfo> Find(DeclaredNetwork network)
    {
        if (network.Declaration.Loss is null)
            yield return DiagnosticInfo.Create(AnalyzerDiagnostics.MissingLoss, network.Declaration.Location, network.Name, FittingLoss(network));
    }

    /// <summary>The loss that the last activation is made for.</summary>
    public static string FittingLoss(DeclaredNetwork network) => network.LastLayer.Activation switch
    {
        "Softmax" => "CrossEntropy",
        "Sigmoid" => "BinaryCrossEntropy",
        _ => "MeanSquaredError",
    };
}
