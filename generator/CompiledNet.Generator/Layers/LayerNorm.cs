using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Layers.Norms;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary><c>a = w·(x − μ)/√(σ² + ε) + b</c> with the mean <c>μ</c> and the variance <c>σ²</c> of the last axis.</summary>
internal static class LayerNorm
{
    public static readonly LayerKind Kind = LayerKind.Of<LayerNormDeclaration, LayerNormModel>("LayerNorm", Parse, Build, LayerKind.NotLowered);

    private static LayerNormDeclaration Parse(AttributeArguments arguments) => new(LayerHead.Parse(arguments), arguments.Named<float>("Epsilon"));

    private static LayerNormModel Build(LayerNormDeclaration declaration, string name, LayerInput input, List<DiagnosticInfo> diagnostics) => new(
        name, input.Layers, input.Shape, NormArguments.Value(NormArguments.Epsilon, declaration.Epsilon, diagnostics), NormTensors.Of(input.Shape.Last));
}

/// <summary>A <c>[LayerNorm]</c> attribute.</summary>
internal sealed record LayerNormDeclaration(LayerHead Head, Written<float>? Epsilon)
    : LayerDeclaration("LayerNorm", Head);

/// <summary>A layer normalisation.</summary>
internal sealed record LayerNormModel(string Name, EquatableArray<int> Inputs, TensorShape InputShape, float Epsilon, EquatableArray<ParameterTensorModel> Tensors)
    : LayerModel("LayerNorm", Name, Inputs, InputShape, InputShape, ActivationModel.None, Tensors)
{
    public override LayerDetails Details => new() { Epsilon = Epsilon };

    /// <summary>One scale and one shift of each value.</summary>
    public override long MultiplyAdds => OutputSize;
}
