using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>
/// <c>a = x</c>, with one axis in place of several. Tensors are row-major, so that it is another view of the same memory: it has no
/// parameters, and no code.
/// </summary>
internal static class Flatten
{
    public static readonly LayerKind Kind = LayerKind.Of<FlattenDeclaration, FlattenModel>("Flatten", Parse, Build);

    private static FlattenDeclaration Parse(AttributeArguments arguments)
    {
        arguments.ReportUnknown();
        return new FlattenDeclaration(arguments.Location, arguments.Named<string>("Name"));
    }

    private static FlattenModel Build(FlattenDeclaration declaration, string name, LayerInput input, List<DiagnosticInfo> diagnostics) =>
        new(name, input.Layers, input.Shape, TensorShape.Of(input.Shape.Size));
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
