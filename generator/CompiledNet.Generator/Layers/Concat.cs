using CompiledNet.Generator.Layers.Joins;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers;

/// <summary>What comes in and the outputs of other layers, one behind the other along the last axis.</summary>
internal static class Concat
{
    public static readonly LayerKind Kind = LayerKind.Of<JoinDeclaration, JoinModel>(
        "Concat",
        "a[l] = a[l−1] and behind it, along the last axis, a[k] of the other layers k that it reads",
        arguments => JoinDeclaration.ParseSeveral("Concat", arguments),
        JoinedShapes.BuildAlongLast,
        Lower);

    private static LayerValues Lower(ProgramBuilder to, JoinModel layer, EquatableArray<Value> inputs)
    {
        Axis last = to.NewAxis("unit", layer.OutputShape.Last);
        var parts = new List<PlacedPart>();
        int place = 0;
        foreach (Value input in inputs)
        {
            int positions = input.Axes.Count - 2;
            parts.Add(new PlacedPart(input, Enumerable.Repeat(0, positions).Append(place).ToEquatableArray()));
            place += input.Axes[input.Axes.Count - 1].Length;
        }

        return LayerValues.Of(to.Assemble(to.Name("a"), [.. inputs[0].Axes.Take(inputs[0].Axes.Count - 1), last], parts));
    }
}
