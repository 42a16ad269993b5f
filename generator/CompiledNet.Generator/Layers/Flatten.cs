using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers;

/// <summary>
/// <c>a = x</c>, with one axis in place of several. Tensors are row-major, so that it is another view of the same memory: it has no
/// parameters, and no code.
/// </summary>
internal static class Flatten
{
    public static readonly LayerKind Kind = LayerKind.Of<FlattenDeclaration, FlattenModel>("Flatten", formula: null, Parse, Build, Lower);

    private static FlattenDeclaration Parse(AttributeArguments arguments) => new(LayerHead.Parse(arguments));

    private static FlattenModel Build(FlattenDeclaration declaration, string name, LayerInput input, List<DiagnosticInfo> diagnostics) =>
        new(name, input.Layers, input.Shape, TensorShape.Of(input.Shape.Size), input.Indices);

    private static LayerValues Lower(ProgramBuilder to, FlattenModel layer, EquatableArray<Value> inputs)
    {
        Value x = inputs[0];
        Value flat = layer.InputShape == layer.OutputShape ? x : to.View(x.Notation, x, [Axis.Rows, to.NewAxis("input", layer.OutputSize)]);
        return new LayerValues(flat, flat, new([]), IsDotProduct: false);
    }
}

/// <summary>A <c>[Flatten]</c> attribute.</summary>
internal sealed record FlattenDeclaration(LayerHead Head)
    : LayerDeclaration("Flatten", Head);

/// <summary>A layer that makes one axis of several.</summary>
internal sealed record FlattenModel(string Name, EquatableArray<int> Inputs, TensorShape InputShape, TensorShape OutputShape, EquatableArray<IndexPlace> Places)
    : LayerModel("Flatten", Name, Inputs, InputShape, OutputShape, ActivationModel.None, new([]))
{
    public override long MultiplyAdds => 0;

    public override bool IsView => true;

    public override bool TakesIndices => true;

    public override EquatableArray<IndexPlace> Indices => Places;
}
