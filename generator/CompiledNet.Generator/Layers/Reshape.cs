using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers;

/// <summary><c>a = x</c> under another shape. Tensors are row-major, so that it is another view of the same memory: it has no parameters, and no code.</summary>
internal static class Reshape
{
    /// <summary>Stands for the size that follows from the others.</summary>
    private const int Rest = -1;

    public static readonly LayerKind Kind = LayerKind.Of<ReshapeDeclaration, ReshapeModel>("Reshape", formula: null, Parse, Build, Lower);

    private static ReshapeDeclaration? Parse(AttributeArguments arguments)
    {
        var head = LayerHead.Parse(arguments);
        return arguments.PositionalRest<int>("shape") is { } shape ? new ReshapeDeclaration(head, shape.ToEquatableArray()) : null;
    }

    private static ReshapeModel? Build(ReshapeDeclaration declaration, string name, LayerInput input, List<DiagnosticInfo> diagnostics) =>
        CheckAxes(declaration, name, diagnostics) && Shape(declaration, name, input.Shape, diagnostics) is { } shape
            ? new ReshapeModel(name, input.Layers, input.Shape, shape, input.Indices)
            : null;

    private static bool CheckAxes(ReshapeDeclaration declaration, string name, List<DiagnosticInfo> diagnostics)
    {
        Written<int>[] rests = [.. declaration.Shape.Where(axis => axis.Value == Rest)];
        if (declaration.Shape.Count == 0)
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ArgumentOutOfRange, declaration.Location, $"The shape of '{name}'", "at least one axis", "empty"));
        if (rests.Length > 1)
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ArgumentOutOfRange, rests[1].Location, $"The shape of '{name}'", "given but for one axis of −1", "−1 along several axes"));

        bool isValid = declaration.Shape.Count > 0 && rests.Length <= 1;
        foreach (Written<int> axis in declaration.Shape.Where(axis => axis.Value != Rest))
            isValid &= Sizes.Check("An axis", axis, Sizes.MaximumValues, diagnostics);
        return isValid;
    }

    private static TensorShape? Shape(ReshapeDeclaration declaration, string name, TensorShape input, List<DiagnosticInfo> diagnostics)
    {
        // Stops at the first product that is larger than any row, long before one that no integer holds.
        long given = 1;
        foreach (Written<int> axis in declaration.Shape.Where(axis => axis.Value != Rest))
            given = Math.Min(given * axis.Value, Sizes.MaximumValues + 1L);

        bool hasRest = declaration.Shape.Any(axis => axis.Value == Rest);
        if (hasRest ? input.Size % given == 0 : input.Size == given)
            return new TensorShape(declaration.Shape.Select(axis => axis.Value == Rest ? (int)(input.Size / given) : axis.Value).ToEquatableArray());

        diagnostics.Add(DiagnosticInfo.Create(
            NetworkDiagnostics.ReshapeDoesNotFit,
            LocationInfo.Around(declaration.Shape.Select(axis => axis.Location)),
            name,
            $"{input.Size}",
            $"({string.Join(", ", declaration.Shape.Select(axis => axis.Value == Rest ? "−1" : $"{axis.Value}"))})",
            hasRest ? "the given axes do not divide them" : "the product of the axes must be that number"));
        return null;
    }

    private static LayerValues Lower(ProgramBuilder to, ReshapeModel layer, EquatableArray<Value> inputs) => LayerValues.Of(layer.InputShape == layer.OutputShape
        ? inputs[0]
        : to.View(inputs[0].Notation, inputs[0], [Axis.Rows, .. layer.OutputShape.Axes.Select(length => to.NewAxis("unit", length))]));
}

/// <summary>A <c>[Reshape]</c> attribute.</summary>
internal sealed record ReshapeDeclaration(LayerHead Head, EquatableArray<Written<int>> Shape)
    : LayerDeclaration("Reshape", Head);

/// <summary>A layer that gives what comes in another shape.</summary>
internal sealed record ReshapeModel(string Name, EquatableArray<int> Inputs, TensorShape InputShape, TensorShape OutputShape, EquatableArray<IndexPlace> Places)
    : LayerModel("Reshape", Name, Inputs, InputShape, OutputShape, ActivationModel.None, new([]))
{
    public override long MultiplyAdds => 0;

    public override bool IsView => true;

    public override bool TakesIndices => true;

    public override EquatableArray<IndexPlace> Indices => Places;
}
