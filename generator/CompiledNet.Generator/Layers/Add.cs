using CompiledNet.Generator.Layers.Joins;

namespace CompiledNet.Generator.Layers;

/// <summary><c>a = x + y</c>: what comes in and the outputs of another layer, value by value.</summary>
internal static class Add
{
    public static readonly LayerKind Kind = LayerKind.Of<JoinDeclaration, JoinModel>(
        "Add",
        arguments => JoinDeclaration.ParseOne("Add", arguments),
        JoinedShapes.BuildElementwise,
        LayerKind.NotLowered);
}
