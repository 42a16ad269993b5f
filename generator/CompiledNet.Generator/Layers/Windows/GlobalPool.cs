using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers.Windows;

/// <summary>What global pools have in common: one value of each channel, of all positions.</summary>
internal static class GlobalPool
{
    public static GlobalPoolDeclaration Parse(string kind, AttributeArguments arguments) => new(kind, LayerHead.Parse(arguments));

    public static GlobalPoolModel? Build(GlobalPoolDeclaration declaration, string name, LayerInput input, List<DiagnosticInfo> diagnostics)
    {
        if (input.Shape.Axes.Count is 2 or 3)
            return new GlobalPoolModel(declaration.Kind, name, input.Layers, input.Shape, TensorShape.Of(input.Shape.Last));

        diagnostics.Add(DiagnosticInfo.Create(
            NetworkDiagnostics.ShapeDoesNotFit, declaration.Location, name, "(steps, channels) or (height, width, channels)", input.Shape.Notation, "add a [Reshape] before it, or remove it"));
        return null;
    }
}

/// <summary>The attribute of a global pool.</summary>
internal sealed record GlobalPoolDeclaration(string Kind, LayerHead Head)
    : LayerDeclaration(Kind, Head);

/// <summary>A global pool.</summary>
internal sealed record GlobalPoolModel(string Kind, string Name, EquatableArray<int> Inputs, TensorShape InputShape, TensorShape OutputShape)
    : LayerModel(Kind, Name, Inputs, InputShape, OutputShape, ActivationModel.None, new([]))
{
    public override long MultiplyAdds => 0;
}
