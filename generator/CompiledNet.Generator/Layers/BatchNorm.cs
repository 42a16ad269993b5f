using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Layers.Norms;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>
/// <c>a = w·(x − μ)/√(σ² + ε) + b</c> for each place of the last axis. In training, <c>μ</c> and <c>σ²</c> are of the batch, all rows and positions
/// of it; otherwise they are running means, which are kept with the parameters but not trained.
/// </summary>
internal static class BatchNorm
{
    public static readonly LayerKind Kind = LayerKind.Of<BatchNormDeclaration, BatchNormModel>("BatchNorm", Parse, Build, LayerKind.NotLowered);

    private static BatchNormDeclaration Parse(AttributeArguments arguments) =>
        new(LayerHead.Parse(arguments), arguments.Named<float>("Momentum"), arguments.Named<float>("Epsilon"));

    private static BatchNormModel Build(BatchNormDeclaration declaration, string name, LayerInput input, List<DiagnosticInfo> diagnostics) => new(
        name,
        input.Layers,
        input.Shape,
        NormArguments.Value(NormArguments.Momentum, declaration.Momentum, diagnostics),
        NormArguments.Value(NormArguments.Epsilon, declaration.Epsilon, diagnostics),
        NormTensors.Of(input.Shape.Last));
}

/// <summary>A <c>[BatchNorm]</c> attribute.</summary>
internal sealed record BatchNormDeclaration(LayerHead Head, Written<float>? Momentum, Written<float>? Epsilon)
    : LayerDeclaration("BatchNorm", Head);

/// <summary>A batch normalisation.</summary>
internal sealed record BatchNormModel(
    string Name, EquatableArray<int> Inputs, TensorShape InputShape, float Momentum, float Epsilon, EquatableArray<ParameterTensorModel> Tensors)
    : LayerModel("BatchNorm", Name, Inputs, InputShape, InputShape, ActivationModel.None, Tensors)
{
    public override EquatableArray<ParameterTensorModel> Statistics => new(
    [
        NormTensors.Zeros("RunningMean", InputShape.Last),
        NormTensors.Constant("RunningVariance", InputShape.Last, 1f),
    ]);

    public override LayerDetails Details => new() { Momentum = Momentum, Epsilon = Epsilon };

    /// <summary>Between batches it is one scale and one shift of each value.</summary>
    public override long MultiplyAdds => OutputSize;
}
