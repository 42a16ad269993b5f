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
    public static readonly LayerKind Kind = LayerKind.Of<FlattenDeclaration, FlattenModel>("Flatten", Parse, Build, Lower);

    private static FlattenDeclaration Parse(AttributeArguments arguments)
    {
        arguments.ReportUnknown();
        return new FlattenDeclaration(arguments.Location, arguments.Named<string>("Name"));
    }

    private static FlattenModel Build(FlattenDeclaration declaration, string name, LayerInput input, List<DiagnosticInfo> diagnostics) =>
        new(name, input.Layers, input.Shape, TensorShape.Of(input.Shape.Size));

    private static LayerValues Lower(ProgramBuilder to, FlattenModel layer, Value x)
    {
        Value flat = layer.InputShape == layer.OutputShape ? x : to.View(x.Notation, x, [Axis.Rows, to.NewAxis("input", layer.OutputSize)]);
        return new LayerValues(flat, flat, new([]), IsDotProduct: false);
    }
}

/// <summary>A <c>[Flatten]</c> attribute.</summary>
internal sealed record FlattenDeclaration(LocationInfo Location, Written<string>? Name)
    : LayerDeclaration("Flatten", Location, Name);

/// <summary>A layer that makes one axis of several.</summary>
internal sealed record FlattenModel(string Name, EquatableArray<int> Inputs, TensorShape InputShape, TensorShape OutputShape)
    : LayerModel("Flatten", Name, Inputs, InputShape, OutputShape, ActivationModel.None, new([]))
{
    public override long MultiplyAdds => 0;

    public override bool IsView => true;
}
