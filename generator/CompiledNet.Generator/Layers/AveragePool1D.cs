using CompiledNet.Generator.Layers.Windows;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers;

/// <summary>The mean of the values of each window that lie within the borders, channel by channel, of (steps, channels).</summary>
internal static class AveragePool1D
{
    public static readonly LayerKind Kind = LayerKind.Of<PoolDeclaration, PoolModel>(
        "AveragePool1D",
        "a[l] = the mean of each window of a[l−1], channel by channel",
        arguments => Pool.Parse("AveragePool1D", arguments),
        (declaration, name, input, diagnostics) => Pool.Build(declaration, WindowRule.OfSteps, name, input, diagnostics),
        (to, layer, inputs) => Pool.Lower(to, layer, inputs[0], PoolingKind.Mean));
}
