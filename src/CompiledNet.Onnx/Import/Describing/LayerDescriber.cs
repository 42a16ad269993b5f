using System.Collections.Immutable;
using System.Globalization;
using CompiledNet.Onnx.Import.Functions;
using CompiledNet.Onnx.Import.Layers;

namespace CompiledNet.Onnx.Import.Describing;

/// <summary>A layer as its attribute declares it, with the defaults of what is not written.</summary>
internal static class LayerDescriber
{
    private const float DefaultEpsilon = 1e-5f;

    private const float DefaultMomentum = 0.1f;

    private static readonly KnownActivation None = new(Activation.Linear);

    public static LayerDescription Describe(Layer layer, string name, Layer input)
    {
        KnownActivation activation = layer.Activation ?? None;
        LayerDescription description = new()
        {
            Name = name,
            Kind = layer.Kind,
            InputSize = input.Size,
            InputShape = input.Shape,
            OutputSize = layer.Size,
            OutputShape = layer.Shape,
            Activation = activation.Activation,
            Slope = activation.Slope ?? 0.01f,
            Alpha = activation.Alpha ?? 1f,
            TanhApproximation = activation.TanhApproximation,
            MultiplyAdds = MultiplyAdds(layer, input),
            Tensors = [.. TensorDescriber.Describe(layer, name).Where(tensor => !TensorDescriber.IsStatistic(tensor))],
            Statistics = [.. TensorDescriber.Describe(layer, name).Where(TensorDescriber.IsStatistic)],
        };
        return layer.Kind switch
        {
            "Conv1D" or "Conv2D" => Windows(description, layer, [.. layer.Tensors[0].Shape.Skip(2)], stride: 1),
            "MaxPool1D" or "AveragePool1D" => Windows(description, layer, [Size(layer)], Size(layer)),
            "MaxPool2D" or "AveragePool2D" => Windows(description, layer, [Size(layer), Size(layer)], Size(layer)),
            "BatchNorm" => description with { Epsilon = Number(layer.NamedArgument("Epsilon"), DefaultEpsilon), Momentum = Number(layer.NamedArgument("Momentum"), DefaultMomentum) },
            "LayerNorm" => description with { Epsilon = Number(layer.NamedArgument("Epsilon"), DefaultEpsilon) },
            "Dropout" => description with { Rate = Number(layer.Arguments[0], 0) },
            "Embedding" => description with { Columns = layer.Columns },
            // In a stream every step gives its state.
            "SimpleRNN" or "GRU" or "LSTM" => description with { ReturnSequences = input.Shape.Length == 1 || layer.NamedArguments.Contains(RecurrentSteps.EveryStep), GoBackwards = layer.NamedArguments.Contains(RecurrentSteps.Backwards), ResetAfter = !layer.NamedArguments.Contains(RecurrentSteps.ResetBefore) },
            _ => description,
        };
    }

    private static LayerDescription Windows(LayerDescription description, Layer layer, ImmutableArray<int> kernel, int stride) => description with
    {
        KernelSize = kernel,
        Stride = Whole(layer.NamedArgument("Stride"), stride),
        Dilation = Whole(layer.NamedArgument("Dilation"), 1),
        Groups = Whole(layer.NamedArgument("Groups"), 1),
        Padding = layer.NamedArgument("Padding") is { } padding ? Enum.Parse<Padding>(padding[(padding.IndexOf('.', StringComparison.Ordinal) + 1)..]) : Padding.Valid,
    };

    /// <summary>Of a product, each output's own weights; of a norm, one scale and shift of each value.</summary>
    private static long MultiplyAdds(Layer layer, Layer input) => layer.Kind switch
    {
        "Dense" => (long)input.Size * layer.Shape[^1],
        "Conv1D" or "Conv2D" => layer.Tensors[0].Shape.Skip(1).Aggregate((long)layer.Size, (product, size) => product * size),
        "BatchNorm" or "LayerNorm" => layer.Size,
        "SimpleRNN" or "GRU" or "LSTM" => (input.Shape.Length == 1 ? 1L : input.Shape[0]) * layer.Tensors.Where(tensor => tensor.Shape.Length == 2).Sum(tensor => (long)tensor.Values.Length),
        _ => 0,
    };

    private static int Size(Layer pool) => Whole(pool.Arguments[0], 0);

    private static int Whole(string? text, int otherwise) => text is null ? otherwise : int.Parse(text, CultureInfo.InvariantCulture);

    private static float Number(string? text, float otherwise) => text is null ? otherwise : float.Parse(text.TrimEnd('f'), CultureInfo.InvariantCulture);
}
