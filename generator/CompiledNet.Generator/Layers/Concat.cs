using CompiledNet.Generator.Layers.Joins;

namespace CompiledNet.Generator.Layers;

/// <summary>What comes in and the outputs of other layers, one behind the other along the last axis.</summary>
internal static class Concat
{
    public static readonly LayerKind Kind = LayerKind.Of<JoinDeclaration, JoinModel>(
        "Concat",
        arguments => JoinDeclaration.ParseSeveral("Concat", arguments),
        JoinedShapes.BuildAlongLast,
        LayerKind.NotLowered);
}
