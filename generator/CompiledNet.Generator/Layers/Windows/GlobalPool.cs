using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers.Windows;

/// <summary>What global pools have in common: one value of each channel, of all positions.</summary>
internal static class GlobalPool
{
    public static GlobalPoolDeclaration Parse(string kind, AttributeArguments arguments) => new(kind, LayerHead.Parse(arguments));

    public static GlobalPoolModel? Build(GlobalPoolDeclaration declaration, string name, LayerInput input, List<DiagnosticInfo> diagnostics)
    {
        if (input.IsStream && input.Shape.Axes.Count < 3)
            return Streams.Refuse<GlobalPoolModel>(name, declaration.Location, "it takes all steps of a sequence together", Streams.TakeSequences, diagnostics);
        if (input.Shape.Axes.Count is 2 or 3)
            return new GlobalPoolModel(declaration.Kind, name, input.Layers, input.Shape, TensorShape.Of(input.Shape.Last));

        diagnostics.Add(DiagnosticInfo.Create(
            NetworkDiagnostics.ShapeDoesNotFit, declaration.Location, name, "(steps, channels) or (height, width, channels)", input.Shape.Notation, input.AdviceForSteps("add a [Reshape] before it, or remove it")));
        return null;
    }

    /// <summary>One window, which is as large as what comes in.</summary>
    public static LayerValues Lower(ProgramBuilder to, Value x, PoolingKind kind)
    {
        Programs.WindowAxis[] along =
        [
            .. x.Axes.Skip(1).Take(x.Axes.Count - 2).Select(axis => new Programs.WindowAxis(axis, Axis.One, to.NewAxis("place", axis.Length), Stride: 1, Dilation: 1, Before: 0)),
        ];
        return LayerValues.Of(to.Pool(to.Name("a"), x, along, kind));
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
