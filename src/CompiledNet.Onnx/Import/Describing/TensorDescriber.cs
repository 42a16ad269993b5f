using System.Collections.Immutable;
using CompiledNet.Onnx.Import.Layers;

namespace CompiledNet.Onnx.Import.Describing;

/// <summary>The tensors of a layer, and how a new network would draw them.</summary>
internal static class TensorDescriber
{
    // What the slopes of PReLU begin with.
    private const float InitialSlope = 0.25f;

    public static ImmutableArray<ParameterTensor> Describe(Layer layer, string name) => [.. layer.Tensors.Select(tensor => Describe(layer, name, tensor))];

    public static bool IsStatistic(ParameterTensor tensor) => tensor.Name.EndsWith(".RunningMean", StringComparison.Ordinal) || tensor.Name.EndsWith(".RunningVariance", StringComparison.Ordinal);

    private static ParameterTensor Describe(Layer layer, string layerName, LayerTensor tensor)
    {
        (Initializer initializer, float value) = Initial(layer, tensor.Name);
        (int fanIn, int fanOut) = Fans(layer, tensor.Name);
        string name = tensor.Name switch
        {
            "weight" => "Weights",
            "bias" => "Biases",
            "weight_ih" => "WeightsIh",
            "weight_hh" => "WeightsHh",
            "weight_hn" => "WeightsHn",
            "bias_ih" => "BiasesIh",
            "bias_hh" => "BiasesHh",
            "running_mean" => "RunningMean",
            "running_var" => "RunningVariance",
            _ => throw new InvalidOperationException($"No layer has a tensor '{tensor.Name}'."),
        };
        return new ParameterTensor
        {
            Name = $"{layerName}.{name}",
            Shape = tensor.Shape,
            Offset = 0,
            Strides = [],
            Initializer = initializer,
            InitialValue = value,
            FanIn = fanIn,
            FanOut = fanOut,
        };
    }

    private static (Initializer Initializer, float Value) Initial(Layer layer, string tensor) => (layer.Kind, tensor) switch
    {
        (_, "bias" or "bias_ih" or "bias_hh" or "running_mean") => (Initializer.Zeros, 0),
        ("BatchNorm" or "LayerNorm", _) => (Initializer.Constant, 1),
        ("Activation", _) => (Initializer.Constant, InitialSlope),
        ("Embedding", _) or (_, "weight_hh" or "weight_hn") => (Initializer.LeCunNormal, 0),
        _ => (OfWeightsBefore(layer.Activation?.Activation ?? Activation.Linear), 0),
    };

    /// <summary>What <see cref="Initializer.Automatic"/> is for weights that feed an activation.</summary>
    private static Initializer OfWeightsBefore(Activation activation) => activation switch
    {
        Activation.ReLU or Activation.ReLU6 or Activation.LeakyReLU or Activation.PReLU or Activation.ELU or Activation.GELU or Activation.SiLU
            or Activation.HardSwish or Activation.Mish or Activation.Softplus => Initializer.HeNormal,
        Activation.SELU => Initializer.LeCunNormal,
        _ => Initializer.GlorotUniform,
    };

    /// <summary>How many values a unit sums and how many units a value feeds; of what is no product, 1.</summary>
    private static (int In, int Out) Fans(Layer layer, string tensor)
    {
        ImmutableArray<int> shape = layer.Tensors[0].Shape;
        if (layer.Kind == "Embedding")
            return (1, shape[1]);
        if (layer.Tensor("weight_hh") is { } recurrent)
            return (tensor.EndsWith("_ih", StringComparison.Ordinal) ? shape[1] : recurrent.Shape[1], recurrent.Shape[1]);
        if (!layer.IsProduct)
            return (1, 1);
        int window = shape.Skip(2).Aggregate(1, (product, size) => product * size);
        int groups = layer.NamedArgument("Groups") is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 1;
        return (shape[1] * window, shape[0] / groups * window);
    }
}
