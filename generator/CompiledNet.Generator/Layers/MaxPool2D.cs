using CompiledNet.Generator.Layers.Windows;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers;

/// <summary>The largest value of each window, channel by channel, of (height, width, channels).</summary>
internal static class MaxPool2D
{
    public static readonly LayerKind Kind = LayerKind.Of<PoolDeclaration, PoolModel>(
        "MaxPool2D",
        "a[l] = the largest of each window of a[l−1], channel by channel",
        arguments => Pool.Parse("MaxPool2D", arguments),
        (declaration, name, input, diagnostics) => Pool.Build(declaration, WindowRule.OfImages, name, input, diagnostics),
        (to, layer, inputs) => Pool.Lower(to, layer, inputs[0], PoolingKind.Largest));
}
