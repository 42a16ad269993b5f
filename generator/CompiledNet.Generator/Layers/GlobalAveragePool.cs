using CompiledNet.Generator.Layers.Windows;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers;

/// <summary>The mean of each channel over all positions: (steps, channels) or (height, width, channels) becomes (channels).</summary>
internal static class GlobalAveragePool
{
    public static readonly LayerKind Kind = LayerKind.Of<GlobalPoolDeclaration, GlobalPoolModel>(
        "GlobalAveragePool",
        "a[l] = the mean of each channel of a[l−1]",
        arguments => GlobalPool.Parse("GlobalAveragePool", arguments),
        GlobalPool.Build,
        (to, layer, inputs) => GlobalPool.Lower(to, inputs[0], PoolingKind.Mean));
}
