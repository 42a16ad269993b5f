using CompiledNet.Generator.Layers.Windows;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers;

/// <summary>The largest value of each window, channel by channel, of (steps, channels).</summary>
internal static class MaxPool1D
{
    public static readonly LayerKind Kind = LayerKind.Of<PoolDeclaration, PoolModel>(
        "MaxPool1D",
        "a[l] = the largest of each window of a[l−1], channel by channel",
        arguments => Pool.Parse("MaxPool1D", arguments),
        (declaration, name, input, diagnostics) => Pool.Build(declaration, WindowRule.OfSteps, name, input, diagnostics),
        (to, layer, inputs) => Pool.Lower(to, layer, inputs[0], PoolingKind.Largest));
}
