using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers;

/// <summary>
/// <c>a = g(W·x + b)</c> with <c>W</c> of the shape [units, inputs] and <c>b</c> of the shape [units], along the last axis of what comes in:
/// all positions share the weights.
/// </summary>
internal static class Dense
{
    public static readonly LayerKind Kind = LayerKind.Of<DenseDeclaration, DenseModel>(
        "Dense", "z[l] = W[l]·a[l−1] + b[l], a[l] = g(z[l])", Parse, Build, Lower);

    private static DenseDeclaration? Parse(AttributeArguments arguments)
    {
        var head = LayerHead.Parse(arguments);
        Written<int>? units = arguments.Positional<int>("units");
        ActivationDeclaration? activation = ActivationDeclaration.Parse(arguments);
        InitializerDeclaration? initializer = InitializerDeclaration.Parse(arguments);
        return units is null || activation is null || initializer is null
            ? null
            : new DenseDeclaration(head, units, activation, arguments.Named<bool>("UseBias"), initializer);
    }

    private static DenseModel? Build(DenseDeclaration declaration, string name, LayerInput input, List<DiagnosticInfo> diagnostics)
    {
        ActivationModel activation = ActivationBuilder.Build(declaration.Activation, name, diagnostics);
        (string initializer, float initialValue) = InitializerBuilder.Build(declaration.Initializer, activation, diagnostics);
        if (!Sizes.Check("The number of units", declaration.Units, Sizes.MaximumUnits, diagnostics))
            return null;

        int inputs = input.Shape.Last;
        int units = declaration.Units.Value;
        var weights = new ParameterTensorModel("Weights", TensorShape.Of(units, inputs), initializer, initialValue, inputs, units);
        var biases = new ParameterTensorModel("Biases", TensorShape.Of(units), "Zeros", 0f, inputs, units);
        return new DenseModel(
            name, input.Layers, input.Shape, input.Shape.WithLast(units), activation,
            (declaration.UseBias?.Value == false ? new[] { weights } : [weights, biases]).ToEquatableArray());
    }

    private static LayerValues Lower(ProgramBuilder to, DenseModel layer, EquatableArray<Value> inputValues)
    {
        Value x = inputValues[0];
        Axis inputs = x.Axes[x.Axes.Count - 1];
        Axis units = to.NewAxis("unit", layer.Units);
        Axis[] axes = [.. x.Axes.Where(axis => axis != inputs), units];
        Value w = to.Parameter(to.Name("W"), units, inputs);
        Value? b = layer.UseBias ? to.Parameter(to.Name("b"), units) : null;
        bool isDotProduct = to.IsLastLayer && layer is { OutputSize: 1, Activation.Function: ElementwiseActivation };
        Value z = isDotProduct
            ? DotProduct(to, x, w, b, axes)
            : to.Contract(to.Name("z"), x, w, axes, b, SumOrders.OfProduct(layer.InputShape.Last, layer.Units));
        Value a = layer.Activation.Function.Lower(to, z, layer.Activation.Parameter);
        return new LayerValues(z, a, (b is null ? [w] : new[] { w, b }).ToEquatableArray(), isDotProduct);
    }

    /// <summary>A last layer with one unit: vectors run along the inputs.</summary>
    private static Value DotProduct(ProgramBuilder to, Value x, Value w, Value? b, Axis[] axes)
    {
        Value sum = to.Contract(b is null ? to.Name("z") : "w·x", x, w, axes, start: null, new ByHalves());
        return b is null ? sum : to.Map(to.Name("z"), axes, new Read(sum) + new Read(b), new Derivative(sum, new Upstream()), new Derivative(b, new Upstream()));
    }
}

/// <summary>A <c>[Dense]</c> attribute.</summary>
internal sealed record DenseDeclaration(
    LayerHead Head,
    Written<int> Units,
    ActivationDeclaration Activation,
    Written<bool>? UseBias,
    InitializerDeclaration Initializer)
    : LayerDeclaration("Dense", Head)
{
    public override Written<int>? SizeArgument => Units;

    public override ActivationDeclaration? ActivationArgument => Activation;

    public override InitializerDeclaration? InitializerArgument => Initializer;

    public override LocationInfo? OmittedBias => UseBias is { Value: false } omitted ? omitted.Location : null;
}

/// <summary>A dense layer.</summary>
internal sealed record DenseModel(
    string Name,
    EquatableArray<int> Inputs,
    TensorShape InputShape,
    TensorShape OutputShape,
    ActivationModel Activation,
    EquatableArray<ParameterTensorModel> Tensors)
    : LayerModel("Dense", Name, Inputs, InputShape, OutputShape, Activation, Tensors)
{
    public override long MultiplyAdds => (long)InputSize * Units;

    public override bool HasActivation => true;

    public override bool IsMatrixProduct => true;

    public int Units => OutputShape.Last;

    public bool UseBias => Tensors.Count > 1;
}
