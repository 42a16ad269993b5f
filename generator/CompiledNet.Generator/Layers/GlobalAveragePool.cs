using CompiledNet.Generator.Layers.Windows;

namespace CompiledNet.Generator.Layers;

/// <summary>The mean of each channel over all positions: (steps, channels) or (height, width, channels) becomes (channels).</summary>
internal static class GlobalAveragePool
{
    public static readonly LayerKind Kind = LayerKind.Of<GlobalPoolDeclaration, GlobalPoolModel>(
        "GlobalAveragePool",
        arguments => GlobalPool.Parse("GlobalAveragePool", arguments),
        GlobalPool.Build,
        LayerKind.NotLowered);
}
