using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Layers.Joins;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers;

/// <summary><c>a = x·y</c>: what comes in and the outputs of another layer, value by value.</summary>
internal static class Multiply
{
    public static readonly LayerKind Kind = LayerKind.Of<JoinDeclaration, JoinModel>(
        "Multiply",
        "a[l] = a[l−1]·a[k], value by value, for the other layer k that it reads",
        arguments => JoinDeclaration.ParseOne("Multiply", arguments),
        JoinedShapes.BuildElementwise,
        Lower);

    private static LayerValues Lower(ProgramBuilder to, JoinModel layer, EquatableArray<Value> inputs)
    {
        Value x = inputs[0], y = to.Along(inputs[1], x);
        return LayerValues.Of(to.Map(
            to.Name("a"),
            x.Axes,
            new Read(x) * new Read(y),
            $"{x.Notation}·{y.Notation}",
            new Derivative(x, new Upstream() * new Read(y), y.Notation),
            new Derivative(y, new Upstream() * new Read(x), x.Notation)));
    }
}
