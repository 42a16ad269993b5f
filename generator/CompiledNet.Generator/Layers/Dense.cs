using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers;

/// <summary><c>a = g(W·x + b)</c> with <c>W</c> of the shape [units, inputs] and <c>b</c> of the shape [units].</summary>
internal static class Dense
{
    private const int MaximumUnits = 32_768;

    public static readonly LayerKind Kind = LayerKind.Of<DenseDeclaration, DenseModel>("Dense", Parse, Build, Lower);

    private static DenseDeclaration? Parse(AttributeArguments arguments)
    {
        arguments.ReportUnknown();
        Written<int>? units = arguments.Positional<int>("units");
        ActivationDeclaration? activation = ActivationDeclaration.Parse(arguments);
        InitializerDeclaration? initializer = InitializerDeclaration.Parse(arguments);
        return units is null || activation is null || initializer is null
            ? null
            : new DenseDeclaration(arguments.Location, arguments.Named<string>("Name"), units, activation, arguments.Named<bool>("UseBias"), initializer);
    }

    private static DenseModel? Build(DenseDeclaration declaration, string name, LayerInput input, List<DiagnosticInfo> diagnostics)
    {
        ActivationModel activation = ActivationBuilder.Build(declaration.Activation, diagnostics);
        if (input.Shape.Axes.Count > 1)
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.SeveralAxes, declaration.Location, name, input.Shape.ToString()));
        if (!Sizes.Check("The number of units", declaration.Units, MaximumUnits, diagnostics))
            return null;

        int inputs = input.Shape.Size;
        int units = declaration.Units.Value;
        (string initializer, float initialValue) = InitializerBuilder.Build(declaration.Initializer, activation, diagnostics);
        var weights = new ParameterTensorModel("Weights", TensorShape.Of(units, inputs), initializer, initialValue, inputs, units);
        var biases = new ParameterTensorModel("Biases", TensorShape.Of(units), "Zeros", 0f, inputs, units);
        return new DenseModel(
            name, input.Layers, input.Shape, TensorShape.Of(units), activation,
            (declaration.UseBias?.Value == false ? new[] { weights } : [weights, biases]).ToEquatableArray());
    }

    private static LayerValues Lower(ProgramBuilder to, DenseModel layer, Value x)
    {
        Axis inputs = x.Axes[x.Axes.Count - 1];
        Axis units = to.NewAxis("unit", layer.OutputSize);
        Axis[] axes = [.. x.Axes.Where(axis => axis != inputs), units];
        Value w = to.Parameter(to.Name("W"), units, inputs);
        Value? b = layer.UseBias ? to.Parameter(to.Name("b"), units) : null;
        bool isDotProduct = to.IsLastLayer && layer is { OutputSize: 1, Activation.Function: ElementwiseActivation };
        Value z = isDotProduct
            ? DotProduct(to, x, w, b, axes)
            : to.Contract(to.Name("z"), x, w, axes, b, SumOrders.OfProduct(layer.InputSize, layer.OutputSize));
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
    LocationInfo Location,
    Written<string>? Name,
    Written<int> Units,
    ActivationDeclaration Activation,
    Written<bool>? UseBias,
    InitializerDeclaration Initializer)
    : LayerDeclaration("Dense", Location, Name)
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
    public override long MultiplyAdds => (long)InputSize * OutputSize;

    public override bool IsMatrixProduct => true;

    public bool UseBias => Tensors.Count > 1;
}
