using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Analyzers.Declarations;

/// <summary>
/// CN0101. On its way back a gradient is multiplied by <c>g′(z)</c> in each layer: at most 1/4 for the sigmoid, below 1 for
/// tanh and softsign wherever <c>z ≠ 0</c>. After a few layers little is left of it.
/// </summary>
internal static class SaturatingStack
{
    /// <summary>With three hidden layers such networks are known to train; tanh networks of that depth are common in control.</summary>
    public const int TooDeep = 4;

    public static IEnumerable<DiagnosticInfo> Find(DeclaredNetwork network)
    {
        DeclaredLayer[] hidden = [.. network.HiddenLayers];
        for (int start = 0; start < hidden.Length;)
        {
            int depth = hidden.Skip(start).TakeWhile(Saturates).Count();
            if (depth >= TooDeep)
                yield return DiagnosticInfo.Create(AnalyzerDiagnostics.SaturatingStack, hidden[start].ActivationLocation, hidden[start].Name, $"{depth}");
            start += depth + 1;
        }
    }

    public static bool Saturates(DeclaredLayer layer) => layer.Function.Saturates;
}
