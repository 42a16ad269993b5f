using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers;

/// <summary>
/// <c>a = g(x)</c>, value by value, or along the last axis for softmax. With PReLU there is a tensor of slopes of the shape [channels], one for each
/// place of the last axis.
/// </summary>
internal static class Activation
{
    private const float InitialSlope = 0.25f;

    public static readonly LayerKind Kind = LayerKind.Of<ActivationLayerDeclaration, ActivationLayerModel>(
        "Activation", "a[l] = g(a[l−1]); the slopes of PReLU are w[l]", Parse, Build, Lower);

    private static ActivationLayerDeclaration? Parse(AttributeArguments arguments)
    {
        var head = LayerHead.Parse(arguments);
        return ActivationDeclaration.Parse(arguments) is { } activation ? new ActivationLayerDeclaration(head, activation) : null;
    }

    private static ActivationLayerModel Build(ActivationLayerDeclaration declaration, string name, LayerInput input, List<DiagnosticInfo> diagnostics)
    {
        ActivationModel activation = ActivationBuilder.BuildAny(declaration.Activation, diagnostics);
        ParameterTensorModel[] slopes = activation.Function.IsLearnt
            ? [new("Weights", TensorShape.Of(input.Shape.Last), "Constant", InitialSlope, FanIn: 1, FanOut: 1)]
            : [];
        return new ActivationLayerModel(name, input.Layers, input.Shape, activation, slopes.ToEquatableArray());
    }

    private static LayerValues Lower(ProgramBuilder to, ActivationLayerModel layer, EquatableArray<Value> inputs)
    {
        Value x = inputs[0];
        if (!layer.Activation.Function.IsLearnt)
            return new LayerValues(x, layer.Activation.Function.Lower(to, x, layer.Activation.Parameter), new([]));
        Value w = to.Parameter(to.Name("w"), x.Axes[x.Axes.Count - 1]);
        return new LayerValues(x, PReLU.Lower(to, x, w), new([w]));
    }
}

/// <summary>An <c>[Activation]</c> attribute.</summary>
internal sealed record ActivationLayerDeclaration(LayerHead Head, ActivationDeclaration Activation)
    : LayerDeclaration("Activation", Head)
{
    public override ActivationDeclaration? ActivationArgument => Activation;
}

/// <summary>An activation by itself.</summary>
internal sealed record ActivationLayerModel(
    string Name, EquatableArray<int> Inputs, TensorShape InputShape, ActivationModel Activation, EquatableArray<ParameterTensorModel> Tensors)
    : LayerModel("Activation", Name, Inputs, InputShape, InputShape, Activation, Tensors)
{
    public override bool HasActivation => true;

    public override long MultiplyAdds => 0;
}
