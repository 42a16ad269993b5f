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

/// <summary>
/// <c>a = w·(x − μ)/√(σ² + ε) + b</c> for each place of the last axis. In training, <c>μ</c> and <c>σ²</c> are of the batch, all rows and positions
/// of it; otherwise they are running means, which are kept with the parameters but not trained.
/// </summary>
internal static class BatchNorm
{
    public static readonly LayerKind Kind = LayerKind.Of<BatchNormDeclaration, BatchNormModel>(
        "BatchNorm", "a[l] = w[l]·(a[l−1] − μ)/√(σ² + ε) + b[l] with the mean μ and variance σ² of a channel in the batch, or the running ones", Parse, Build, Lower);

    private static BatchNormDeclaration Parse(AttributeArguments arguments) =>
        new(LayerHead.Parse(arguments), arguments.Named<float>("Momentum"), arguments.Named<float>("Epsilon"));

    private static BatchNormModel Build(BatchNormDeclaration declaration, string name, LayerInput input, List<DiagnosticInfo> diagnostics) => new(
        name,
        input.Layers,
        input.Shape,
        NormArguments.Value(NormArguments.Momentum, declaration.Momentum, diagnostics),
        NormArguments.Value(NormArguments.Epsilon, declaration.Epsilon, diagnostics),
        NormTensors.Of(input.Shape.Last));

    /// <summary>
    /// <c>x̂ = (x − μ)/√(σ² + ε)</c> with the mean and the variance of the batch, or with running ones. In training the derivative goes through the
    /// batch's too: <c>dx = (dx̂ − mean dx̂ − x̂·mean(dx̂·x̂))/√(σ² + ε)</c> with means over the batch (S. Ioffe, C. Szegedy: Batch Normalization, 2015).
    /// </summary>
    private static LayerValues Lower(ProgramBuilder to, BatchNormModel layer, EquatableArray<Value> inputs)
    {
        Value x = inputs[0];
        Axis channels = x.Axes[x.Axes.Count - 1];
        Value w = to.Parameter(to.Name("w"), channels), b = to.Parameter(to.Name("b"), channels);
        Value runningMean = to.Statistic(to.Name("runningMean"), channels), runningVariance = to.Statistic(to.Name("runningVariance"), channels);
        Value mean = to.IsTraining ? NormLowering.MeanOfBatch(to, "mean", x) : runningMean;
        Value variance = to.IsTraining ? NormLowering.MeanOfBatch(to, "variance", Square(to, x, mean)) : runningVariance;
        Value inverse = to.Map("inverse", [channels], 1f / Sqrt(new Read(variance) + layer.Epsilon));
        Value normalised = to.Map(
            to.Name("n"),
            x.Axes,
            (new Read(x) - new Read(mean)) * new Read(inverse),
            $"({x.Notation} − {(to.IsTraining ? "mean" : runningMean.Notation)})/√({(to.IsTraining ? "variance" : runningVariance.Notation)} + {Literal.Number(layer.Epsilon)})",
            new Derivative(x, new Upstream() * new Read(inverse)));
        var values = new LayerValues(x, NormLowering.ScaleAndShift(to, normalised, w, b), new([w, b])) { Statistics = new([runningMean, runningVariance]) };
        if (!to.IsTraining)
            return values;
        to.Differentiate(normalised, x, d =>
        {
            Value meanOfD = NormLowering.MeanOfBatch(to, "meanD", d);
            Value meanOfProducts = NormLowering.MeanOfBatch(to, "meanOfProducts", to.Map("product", x.Axes, new Read(d) * new Read(normalised)));
            return to.Map(
                $"d{x.Notation}",
                x.Axes,
                new Read(inverse) * NegatedMultiplyAdd(new Read(normalised), new Read(meanOfProducts), new Read(d) - new Read(meanOfD)),
                "(dx̂ − mean dx̂ − x̂·mean(dx̂·x̂))/√(σ² + ε)");
        });
        return values with { NewStatistics = NewStatistics(to, layer, runningMean, mean, runningVariance, variance) };
    }

    private static Value Square(ProgramBuilder to, Value x, Value mean)
    {
        var centered = new Local("centered", new Read(x) - new Read(mean));
        return to.Map("square", x.Axes, centered * centered);
    }

    /// <summary>Running statistics move towards those of the batch; of the variance, towards the unbiased one.</summary>
    private static EquatableArray<Value> NewStatistics(ProgramBuilder to, BatchNormModel layer, Value runningMean, Value mean, Value runningVariance, Value variance)
    {
        // n/(n − 1) = 1/(1 − 1/n) with the numbers of a channel in the batch.
        Expression share = new Read(to.Given(ValueRole.Share, "share")) * (1f / (layer.InputShape.Size / layer.InputShape.Last));
        Expression Moved(Value running, Expression ofBatch) => MultiplyAdd(ofBatch - new Read(running), layer.Momentum, new Read(running));
        return new(
        [
            to.Map(to.Name("newMean"), runningMean.Axes, Moved(runningMean, new Read(mean))),
            to.Map(to.Name("newVariance"), runningVariance.Axes, Moved(runningVariance, new Read(variance) / (1f - share))),
        ]);
    }
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
