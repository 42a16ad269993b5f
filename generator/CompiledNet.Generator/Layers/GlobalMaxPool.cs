using CompiledNet.Generator.Layers.Windows;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers;

/// <summary>The largest value of each channel over all positions: (steps, channels) or (height, width, channels) becomes (channels).</summary>
internal static class GlobalMaxPool
{
    public static readonly LayerKind Kind = LayerKind.Of<GlobalPoolDeclaration, GlobalPoolModel>(
        "GlobalMaxPool",
        "a[l] = the largest of each channel of a[l−1]",
        arguments => GlobalPool.Parse("GlobalMaxPool", arguments),
        GlobalPool.Build,
        (to, layer, inputs) => GlobalPool.Lower(to, inputs[0], PoolingKind.Largest));
}
