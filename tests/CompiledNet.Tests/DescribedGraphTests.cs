using System.Collections.Immutable;
using CompiledNet.Tests.Reference.Graph;

namespace CompiledNet.Tests;

/// <summary>The graph of the reference as a description tells it.</summary>
public sealed class DescribedGraphTests
{
    private const int Rows = 3;

    /// <summary>An image network with a residual branch that has every kind that works on images.</summary>
    private static NetworkDescription Image { get; } = Network(
        [7, 6, 3],
        Layer("Conv2D", "Conv2D1", [7, 6, 3], [4, 3, 4], [4, 3, 3, 2], [4]) with { KernelSize = [3, 2], Stride = 2, Padding = Padding.Same, Activation = Activation.ReLU },
        Norm("BatchNorm", "BatchNorm1", [4, 3, 4]),
        Layer("Conv2D", "Conv2D2", [4, 3, 4], [4, 3, 4], [4, 2, 3, 3]) with { KernelSize = [3, 3], Groups = 2, Padding = Padding.Same },
        Norm("LayerNorm", "LayerNorm1", [4, 3, 4]),
        Layer("Activation", "Activation1", [4, 3, 4], [4, 3, 4], [4]) with { Activation = Activation.PReLU },
        Layer("Add", "Add1", [4, 3, 4], [4, 3, 4]) with { Inputs = [4, 1] },
        Layer("Dense", "Dense1", [4, 3, 4], [4, 3, 5], [5, 4], [5]) with { Activation = Activation.Mish },
        Layer("Concat", "Concat1", [4, 3, 5], [4, 3, 9]) with { Inputs = [6, 5] },
        Layer("MaxPool2D", "MaxPool2D1", [4, 3, 9], [3, 2, 9]) with { KernelSize = [2, 2], Stride = 1 },
        Layer("AveragePool2D", "AveragePool2D1", [3, 2, 9], [2, 1, 9]) with { KernelSize = [2, 2], Stride = 2, Padding = Padding.Same },
        Layer("Reshape", "Reshape1", [2, 1, 9], [2, 9]),
        Layer("GlobalMaxPool", "GlobalMaxPool1", [2, 9], [9]),
        Layer("GlobalAveragePool", "GlobalAveragePool1", [2, 9], [9]) with { Inputs = [10] },
        Layer("Multiply", "Multiply1", [9], [9]) with { Inputs = [12, 11] },
        Layer("Dropout", "Dropout1", [9], [9]) with { Rate = 0.5f },
        Layer("Dense", "Dense2", [9], [2], [2, 9]) with { Activation = Activation.Softmax });

    /// <summary>A network of sequences.</summary>
    private static NetworkDescription Sequence { get; } = Network(
        [8, 2],
        Layer("Conv1D", "Conv1D1", [8, 2], [8, 3], [3, 2, 2], [3]) with { KernelSize = [2], Dilation = 3, Padding = Padding.Causal },
        Layer("MaxPool1D", "MaxPool1D1", [8, 3], [4, 3]) with { KernelSize = [2], Stride = 2 },
        Layer("AveragePool1D", "AveragePool1D1", [4, 3], [2, 3]) with { KernelSize = [3], Stride = 1 },
        Layer("Flatten", "Flatten1", [2, 3], [6]));

    /// <summary>Two embeddings, one after the other, of inputs on either side of a number.</summary>
    private static NetworkDescription Categories { get; } = Network(
        [4],
        Layer("Embedding", "Embedding1", [4], [5], [3, 2]) with { Columns = [0] },
        Layer("Embedding", "Embedding2", [5], [7], [2, 3]) with { Columns = [2] });

    [Fact]
    public void Every_layer_has_the_shape_that_is_described()
    {
        foreach (NetworkDescription description in (NetworkDescription[])[Image, Sequence])
        {
            ReferenceGraph graph = ReferenceGraph.Of(description, Tensor);
            Tensor input = Input(description);

            Assert.Equal([Rows, .. description.Layers[^1].OutputShape], graph.Forward(input).Shape);
            foreach (int[] shape in description.Layers.Select(layer => (int[])[Rows, .. layer.OutputShape]))
                Assert.Contains(graph.Values(input), value => value.Shape.SequenceEqual(shape));
        }
    }

    [Fact]
    public void Gradients_are_those_of_all_tensors_in_order()
    {
        GraphGradients gradients = ReferenceGraph.Of(Image, Tensor).Backward(Input(Image), Reference.Graph.Tensor.Zeros(Rows, 2));

        Assert.Equal(Image.Tensors.Select(tensor => tensor.Length), gradients.Parameters.Select(tensor => tensor.Length));
        Assert.Equal(Image.ParameterCount, gradients.Flat.Length);
    }

    [Fact]
    public void Training_takes_the_statistics_of_the_batch_and_masks()
    {
        double[] all = [.. Enumerable.Repeat(2.0, Rows * 9)];
        Tensor input = Input(Image);
        ReferenceGraph training = ReferenceGraph.OfTraining(Image, Tensor, _ => all);
        ReferenceGraph inference = ReferenceGraph.Of(Image, Tensor);

        // The values after the convolution's activation, of which the norm takes the statistics.
        Tensor normalized = training.Values(input)[3];
        for (int channel = 0; channel < 4; channel++)
        {
            double[] values = [.. normalized.Values.Where((_, i) => i % 4 == channel)];
            Assert.Equal(Tensor("BatchNorm1.Biases")[channel], values.Average(), 1e-12);
        }

        Assert.NotEqual(inference.Values(input)[3].Values, normalized.Values);
        Assert.Equal([.. training.Values(input)[^4].Values.Select(value => 2 * value)], training.Values(input)[^3].Values);
        Assert.Equal(inference.Values(input)[^4].Values, inference.Values(input)[^3].Values);
        Assert.Single(training.StatisticsAfter(input));
        Assert.Empty(inference.StatisticsAfter(input));
    }

    [Fact]
    public void A_column_is_a_number_of_the_networks_inputs_wherever_vectors_have_put_it()
    {
        double[] first = Tensor("Embedding1.Weights");
        double[] second = Tensor("Embedding2.Weights");

        Tensor y = ReferenceGraph.Of(Categories, Tensor).Forward(new Tensor([1, 4], [2, 0.5, 1, -0.5]));

        Assert.Equal([first[4], first[5], 0.5, second[3], second[4], second[5], -0.5], y.Values);
    }

    [Fact]
    public void A_kind_without_a_reference_is_refused_by_name()
    {
        NetworkDescription description = Network([4, 1], Layer("Transformer", "Transformer1", [4, 1], [4, 2]));

        Assert.Contains("Transformer1", Assert.Throws<NotSupportedException>(() => ReferenceGraph.Of(description, Tensor)).Message, StringComparison.Ordinal);
    }

    private static NetworkDescription Network(ImmutableArray<int> inputShape, params LayerDescription[] layers) => new()
    {
        Name = "Described",
        InputSize = inputShape.Aggregate(1, (product, size) => product * size),
        InputShape = inputShape,
        Layers = [.. layers],
        StorageSize = 0,
    };

    private static LayerDescription Layer(string kind, string name, ImmutableArray<int> inputShape, ImmutableArray<int> outputShape, params int[][] tensors) => new()
    {
        Name = name,
        Kind = kind,
        InputSize = inputShape.Aggregate(1, (product, size) => product * size),
        InputShape = inputShape,
        OutputSize = outputShape.Aggregate(1, (product, size) => product * size),
        OutputShape = outputShape,
        Activation = Activation.Linear,
        MultiplyAdds = 0,
        Tensors = [.. tensors.Select((shape, number) => Described($"{name}.{(number == 0 ? "Weights" : "Biases")}", shape))],
    };

    private static LayerDescription Norm(string kind, string name, ImmutableArray<int> shape) => Layer(kind, name, shape, shape, [shape[^1]], [shape[^1]]) with
    {
        Epsilon = 1e-5f,
        Momentum = 0.1f,
        Statistics = kind == "BatchNorm" ? [Described($"{name}.RunningMean", [shape[^1]]), Described($"{name}.RunningVariance", [shape[^1]])] : [],
    };

    private static ParameterTensor Described(string name, int[] shape) => new()
    {
        Name = name,
        Shape = [.. shape],
        Offset = 0,
        Strides = [.. shape.Select(_ => 1)],
        Initializer = Initializer.Zeros,
        FanIn = 1,
        FanOut = 1,
    };

    /// <summary>Values for any tensor, drawn from its name.</summary>
    private static double[] Tensor(string name)
    {
        ParameterTensor tensor = Image.Layers.Concat(Sequence.Layers).Concat(Categories.Layers)
            .SelectMany(layer => layer.Tensors.Concat(layer.Statistics))
            .First(candidate => candidate.Name == name);
        var random = new Random(name.Sum(letter => letter));
        return [.. Enumerable.Range(0, tensor.Length).Select(_ => random.NextDouble() + 0.1)];
    }

    private static Tensor Input(NetworkDescription description)
    {
        var random = new Random(1);
        return new Tensor([Rows, .. description.InputShape], [.. Enumerable.Range(0, Rows * description.InputSize).Select(_ => 2 * random.NextDouble() - 1)]);
    }
}
