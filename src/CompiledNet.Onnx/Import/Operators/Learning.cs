using System.Collections.Immutable;
using System.Globalization;
using CompiledNet.Onnx.Import.Functions;
using CompiledNet.Onnx.Import.Layers;
using CompiledNet.Onnx.Import.Values;

namespace CompiledNet.Onnx.Import.Operators;

/// <summary>The operators that converters of scikit-learn write, and what they put around them to say which class it is.</summary>
internal static class Learning
{
    private const string Domain = Operator.Learning;

    public static readonly ImmutableArray<Operator> All =
    [
        new Operator(Domain, "Scaler", call => [Scaler(call)]),
        new Operator(Domain, "LinearRegressor", call => [Linear(call, "targets", (int)Math.Clamp(call.Integer("targets", 1), 0, int.MaxValue))]),
        new Operator(Domain, "LinearClassifier", LinearClassifier),
        new Operator(Domain, "Normalizer", call => [Normalizer(call)]),
        new Operator(Domain, "ZipMap", call => [call.Tensor(0)]),
        new Operator(Domain, "ArrayFeatureExtractor", call => [Labels(call)]),
        new Operator(Domain, "LabelEncoder", call => [call.Required(0) is LabelValue label ? label : throw new NotExpressibleException("it encodes texts that come in")]),
        Operator.Of("ArgMax", ArgMax),
    ];

    /// <summary><c>(x − offset)·scale</c>.</summary>
    private static TensorValue Scaler(OperatorCall call)
    {
        TensorValue x = call.Plain(0);
        int size = TensorValue.SizeOf(x.Axes[^1]);
        double[] offset = PerColumn(call, "offset", size, 0), scale = PerColumn(call, "scale", size, 1);
        if (!x.IsInModelOrder || x.Memory.Length > 0 && TensorValue.SizeOf(x.Memory) != size)
            throw new NotExpressibleException("it scales something else than columns");
        return new TensorValue(x.Source, x.Memory, x.Axes) { Scale = ChannelScale.Identity(1).Plus([.. offset.Select(value => -value)]).Times(scale) };
    }

    private static double[] PerColumn(OperatorCall call, string attribute, int size, double otherwise) => call.Floats(attribute) switch
    {
        null or [] => [.. Enumerable.Repeat(otherwise, size)],
        [var one] => [.. Enumerable.Repeat((double)one, size)],
        var all when all.Length == size => [.. all.Select(value => (double)value)],
        var all => throw new NotExpressibleException($"its {attribute} has {all.Length} numbers for {size} columns"),
    };

    private static TensorValue Linear(OperatorCall call, string what, int units)
    {
        float[] weights = call.Floats("coefficients") ?? [], biases = call.Floats("intercepts") ?? [];
        if (units < 1 || weights.Length == 0 || weights.Length % units != 0 || biases.Length != 0 && biases.Length != units)
            throw new NotExpressibleException($"its {weights.Length} coefficients and {biases.Length} intercepts do not fit {units} {what}");
        return Transformed(call, Products.Dense(call, call.Plain(0), weights, units, biases.Length == 0 ? null : biases));
    }

    private static TensorValue Transformed(OperatorCall call, TensorValue z) => call.Text("post_transform", "NONE") switch
    {
        "NONE" => z,
        "LOGISTIC" => Applied(z, Activation.Sigmoid),
        "SOFTMAX" => Applied(z, Activation.Softmax),
        var other => throw new NotExpressibleException($"its post_transform is '{ModelImport.Line(other)}'"),
    };

    private static TensorValue Applied(TensorValue z, Activation activation) => new(NewLayer.Activation(z.Source, new KnownActivation(activation)), z.Memory, z.Axes);

    private static ImmutableArray<Value> LinearClassifier(OperatorCall call)
    {
        ImmutableArray<string> classes = call.Texts("classlabels_strings");
        if (classes.IsEmpty)
            classes = [.. (call.List("classlabels_ints") ?? []).Select(label => label.ToString(CultureInfo.InvariantCulture))];
        int units = call.Floats("intercepts")?.Length is > 0 and var count ? count : classes.Length;
        TensorValue scores = Linear(call, "classes", units);
        return [new LabelValue(scores, classes), scores];
    }

    /// <summary>Shares of a sum, which probabilities are already.</summary>
    private static TensorValue Normalizer(OperatorCall call)
    {
        TensorValue x = call.Plain(0);
        return call.Text("norm", "MAX") == "L1" && IsDistribution(x.Source) ? x
            : throw new NotExpressibleException($"it divides by the {ModelImport.Line(call.Text("norm", "MAX"))} norm of each row");
    }

    private static bool IsDistribution(Layer layer) => layer is { Kind: "Activation", Activation.Activation: Activation.Softmax }
        || layer is { Kind: "Activation", Activation.Activation: Activation.Sigmoid, Inputs: [{ Kind: "Dense", Shape: [2] } pair] } && IsOpposite(pair);

    /// <summary>Whether the second unit is the first with the other sign: then <c>σ(z) + σ(−z) = 1</c>.</summary>
    private static bool IsOpposite(Layer pair) => pair.Tensors.All(tensor =>
    {
        int half = tensor.Values.Length / 2;
        return Enumerable.Range(0, half).All(place => tensor.Values[place] == -tensor.Values[half + place]);
    });

    private static Value ArgMax(OperatorCall call)
    {
        TensorValue x = call.Plain(0);
        return OperatorCall.Axis(call.Integer("axis", 0), x.Axes.Length) == x.Axes.Length - 1 && x.Axes.Length == 2 ? new LabelValue(x, [])
            : throw new NotExpressibleException("it takes the largest along another axis than the last");
    }

    private static LabelValue Labels(OperatorCall call)
    {
        ImmutableArray<string> names = call.Required(0) switch
        {
            Texts texts => [.. texts.Values],
            Integers integers => [.. integers.Values.Select(value => value.ToString())],
            Numbers numbers => [.. numbers.Values.Select(value => value.ToString(CultureInfo.InvariantCulture))],
            _ => throw new NotExpressibleException("it takes columns by numbers that are computed"),
        };
        return call.Required(1) is LabelValue label ? new LabelValue(label.Scores, names) : throw new NotExpressibleException("it takes columns by numbers that are computed");
    }
}
