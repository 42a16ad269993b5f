using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Layers.Norms;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Layers;

/// <summary><c>a = w·(x − μ)/√(σ² + ε) + b</c> with the mean <c>μ</c> and the variance <c>σ²</c> of the last axis.</summary>
internal static class LayerNorm
{
    public static readonly LayerKind Kind = LayerKind.Of<LayerNormDeclaration, LayerNormModel>(
        "LayerNorm", "a[l] = w[l]·(a[l−1] − μ)/√(σ² + ε) + b[l] with the mean μ and variance σ² along the last axis", Parse, Build, Lower);

    private static LayerNormDeclaration Parse(AttributeArguments arguments) => new(LayerHead.Parse(arguments), arguments.Named<float>("Epsilon"));

    private static LayerNormModel Build(LayerNormDeclaration declaration, string name, LayerInput input, List<DiagnosticInfo> diagnostics) => new(
        name, input.Layers, input.Shape, NormArguments.Value(NormArguments.Epsilon, declaration.Epsilon, diagnostics), NormTensors.Of(input.Shape.Last));

    /// <summary>
    /// <c>x̂ = (x − μ)/√(σ² + ε)</c>, and its derivative <c>dx = (dx̂ − mean dx̂ − x̂·mean(dx̂·x̂))/√(σ² + ε)</c> with means along the axis (J. L. Ba,
    /// J. R. Kiros, G. E. Hinton: Layer Normalization, 2016).
    /// </summary>
    private static LayerValues Lower(ProgramBuilder to, LayerNormModel layer, EquatableArray<Value> inputs)
    {
        Value x = inputs[0];
        Axis units = x.Axes[x.Axes.Count - 1];
        Value w = to.Parameter(to.Name("w"), units), b = to.Parameter(to.Name("b"), units);
        (_, Value normalised) = Normalise(to, x, layer.Epsilon);
        to.Differentiate(normalised, x, d =>
        {
            (Value inverse, Value again) = Normalise(to, x, layer.Epsilon);
            Value mean = Mean(to, "meanD", d, units);
            Value product = to.Map("product", x.Axes, new Read(d) * new Read(again));
            Value meanOfProducts = Mean(to, "meanOfProducts", product, units);
            return to.Map(
                $"d{x.Notation}",
                x.Axes,
                new Read(inverse) * NegatedMultiplyAdd(new Read(again), new Read(meanOfProducts), new Read(d) - new Read(mean)),
                "(dx̂ − mean dx̂ − x̂·mean(dx̂·x̂))/√(σ² + ε)");
        });
        return new LayerValues(x, NormLowering.ScaleAndShift(to, normalised, w, b), new([w, b]));
    }

    private static (Value Inverse, Value Normalised) Normalise(ProgramBuilder to, Value x, float epsilon)
    {
        Axis units = x.Axes[x.Axes.Count - 1];
        Value mean = Mean(to, "mean", x, units);
        Value centered = to.Map("centered", x.Axes, new Read(x) - new Read(mean));
        Value square = to.Map("square", x.Axes, new Read(centered) * new Read(centered));
        Value variance = Mean(to, "variance", square, units);
        Value inverse = to.Map("inverse", variance.Axes, 1f / Sqrt(new Read(variance) + epsilon));
        return (inverse, to.Map(to.Name("n"), x.Axes, new Read(centered) * new Read(inverse), $"({x.Notation} − μ)/√(σ² + {Literal.Number(epsilon)})"));
    }

    private static Value Mean(ProgramBuilder to, string name, Value x, Axis units)
    {
        Value sum = to.Sum($"{name}Sum", x, units, new ByHalves());
        return to.Map(name, sum.Axes, new Read(sum) * (1f / units.Length));
    }
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
