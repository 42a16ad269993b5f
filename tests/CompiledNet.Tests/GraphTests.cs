using CompiledNet.Tests.Reference;
using CompiledNet.Tests.Reference.Graph;
using CompiledNet.Tests.Reference.Graph.Nodes;

namespace CompiledNet.Tests;

/// <summary>The graph of the reference is tried too: each node's derivatives against small steps, its conventions against small examples.</summary>
public sealed class GraphTests
{
    private static readonly double[] Slopes = [0.25, -0.5, 2];

    private static readonly RunningStatistics Statistics = new([0.1, -0.2, 0.3], [0.5, 1, 2]);

    /// <summary>Every kind of node, with the shapes of what it takes.</summary>
    private static Dictionary<string, (Func<Random, INode> Node, int[][] Shapes)> Nodes { get; } = new()
    {
        ["dense"] = (random => new DenseNode(4, Draw(random, 12), Draw(random, 4)), [[2, 3]]),
        ["dense on the last of several axes"] = (random => new DenseNode(4, Draw(random, 12), Draw(random, 4)), [[2, 5, 2, 3]]),
        ["dense without biases"] = (random => new DenseNode(4, Draw(random, 12), null), [[2, 3]]),
        ["convolution of a sequence"] = (random => new ConvolutionNode(4, 1, Windows.Of(new WindowAxis(3)), Draw(random, 24), Draw(random, 4)), [[2, 7, 2]]),
        ["convolution of a sequence, strided, dilated, padded"] = (
            random => new ConvolutionNode(4, 1, Windows.Of(new WindowAxis(3, Stride: 2, Dilation: 2, Before: 3, After: 1)), Draw(random, 24), Draw(random, 4)), [[2, 7, 2]]),
        ["causal convolution"] = (random => new ConvolutionNode(3, 1, Windows.Of(new WindowAxis(2, Dilation: 4).Causal()), Draw(random, 12), null), [[2, 9, 2]]),
        ["convolution of an image"] = (random => new ConvolutionNode(3, 1, Windows.Of(new(2), new(3)), Draw(random, 36), Draw(random, 3)), [[2, 4, 5, 2]]),
        ["convolution of an image, strided, dilated, padded"] = (
            random => new ConvolutionNode(3, 1, Windows.Of(new WindowAxis(2, 2, 2, 1, 2), new WindowAxis(3, 1, 2, 0, 3)), Draw(random, 36), Draw(random, 3)), [[2, 4, 5, 2]]),
        ["convolution in groups"] = (random => new ConvolutionNode(6, 2, Windows.Of(new WindowAxis(3).Same(5), new WindowAxis(3).Same(4)), Draw(random, 108), Draw(random, 6)), [[1, 5, 4, 4]]),
        ["depthwise convolution"] = (random => new ConvolutionNode(3, 3, Windows.Of(new WindowAxis(3).Same(5), new WindowAxis(3).Same(4)), Draw(random, 27), null), [[2, 5, 4, 3]]),
        ["largest of a sequence"] = (_ => new MaxPoolNode(Windows.Of(new WindowAxis(3, 2))), [[2, 9, 2]]),
        ["largest of an image, padded"] = (_ => new MaxPoolNode(Windows.Of(new WindowAxis(3, 2, 1, 1, 1), new WindowAxis(2, 2))), [[2, 6, 5, 2]]),
        ["mean of a sequence"] = (_ => new AveragePoolNode(Windows.Of(new WindowAxis(3, 1))), [[2, 7, 2]]),
        ["mean of an image, padded"] = (_ => new AveragePoolNode(Windows.Of(new WindowAxis(3, 2, 1, 1, 1), new WindowAxis(2, 2))), [[2, 6, 5, 2]]),
        ["largest of all"] = (_ => new GlobalPoolNode(windows => new MaxPoolNode(windows)), [[2, 3, 4, 3]]),
        ["mean of all"] = (_ => new GlobalPoolNode(windows => new AveragePoolNode(windows)), [[2, 5, 3]]),
        ["reshape"] = (_ => new ReshapeNode([4, 3]), [[2, 12]]),
        ["softmax"] = (_ => new ActivationNode(new ActivationSpec(Activation.Softmax)), [[2, 3, 4]]),
        ["logarithm of softmax"] = (_ => new ActivationNode(new ActivationSpec(Activation.LogSoftmax)), [[2, 3, 4]]),
        ["mish"] = (_ => new ActivationNode(new ActivationSpec(Activation.Mish)), [[2, 3, 4]]),
        ["learnt slopes"] = (_ => new PReLUNode([.. Slopes]), [[2, 4, 3]]),
        ["batch norm of units"] = (random => new BatchNormNode(Draw(random, 3), Draw(random, 3), 1e-2, Statistics, 0.1), [[6, 3]]),
        ["batch norm of an image"] = (random => new BatchNormNode(Draw(random, 3), Draw(random, 3), 1e-2, Statistics, 0.1), [[2, 3, 2, 3]]),
        ["batch norm at inference"] = (random => new FixedBatchNormNode(Draw(random, 3), Draw(random, 3), Statistics, 1e-2), [[6, 3]]),
        ["layer norm"] = (random => new LayerNormNode(Draw(random, 5), Draw(random, 5), 1e-2), [[2, 3, 5]]),
        ["dropout"] = (_ => new MaskNode([0, 2, 2, 0, 2, 0]), [[2, 3]]),
        ["addition"] = (_ => new AddNode(), [[2, 3], [2, 3], [2, 3]]),
        ["multiplication"] = (_ => new MultiplyNode(), [[2, 3], [2, 3]]),
        ["concatenation"] = (_ => new ConcatNode(), [[2, 2, 3], [2, 2, 1], [2, 2, 2]]),
    };

    public static TheoryData<string> Names => [.. Nodes.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Gradients_of_a_node_are_the_slopes_of_its_outputs(string name)
    {
        (INode node, Tensor[] inputs) = Create(name);
        Tensor dy = Weighting(node.Forward(inputs));
        NodeGradients gradients = node.Backward(inputs, dy);

        Assert.Equal(node.Parameters.Count, gradients.Parameters.Length);
        foreach ((double[] values, double[] actual) in node.Parameters.Zip(gradients.Parameters))
            AssertClose(SlopesAlong(values, () => Weighted(node.Forward(inputs), dy)), actual);
        Assert.Equal(inputs.Length, gradients.Inputs.Length);
        foreach ((Tensor input, Tensor actual) in inputs.Zip(gradients.Inputs))
            AssertClose(SlopesAlong(input.Values, () => Weighted(node.Forward(inputs), dy)), actual.Values);
    }

    /// <remarks>An index cannot move by a little: its gradient is 0.</remarks>
    [Fact]
    public void Gradients_of_an_embedding_are_the_slopes_of_its_outputs()
    {
        var random = new Random(1);
        var node = new EmbeddingNode(2, Draw(random, 8), places: [0, 2], shape: [6]);
        var input = new Tensor([3, 4], [3, 0.5, 1, -0.5, 0, 0.25, 0, 1.5, 1, 2, 3, -1]);
        Tensor dy = Weighting(node.Forward([input]));
        NodeGradients gradients = node.Backward([input], dy);

        AssertClose(SlopesAlong(node.Parameters[0], () => Weighted(node.Forward([input]), dy)), gradients.Parameters[0]);
        for (int i = 0; i < input.Values.Length; i++)
        {
            bool isIndex = i % 4 is 0 or 2;
            Assert.Equal(isIndex ? 0 : dy.Values[i / 4 * 6 + (i % 4 == 1 ? 2 : 5)], gradients.Inputs[0].Values[i]);
        }
    }

    [Fact]
    public void Gradients_of_a_graph_with_branches_are_the_slopes_of_its_outputs()
    {
        var random = new Random(2);
        var graph = new ReferenceGraph();
        int first = graph.Add(new DenseNode(3, Draw(random, 9), Draw(random, 3)));
        int second = graph.Add(new ActivationNode(new ActivationSpec(Activation.Tanh)));
        int product = graph.Add(new MultiplyNode(), second, first);
        int sum = graph.Add(new AddNode(), product, ReferenceGraph.Input);
        graph.Add(new ConcatNode(), sum, second, ReferenceGraph.Input);
        graph.Add(new LayerNormNode(Draw(random, 9), Draw(random, 9), 1e-2));
        var input = new Tensor([2, 3], Draw(random, 6));
        Tensor dy = Weighting(graph.Forward(input));
        GraphGradients gradients = graph.Backward(input, dy);

        double[][] parameters = [.. graph.Parameters];
        Assert.Equal(4, parameters.Length);
        Assert.Equal(4, gradients.Parameters.Length);
        foreach ((double[] values, double[] actual) in parameters.Zip(gradients.Parameters))
            AssertClose(SlopesAlong(values, () => Weighted(graph.Forward(input), dy)), actual);
        AssertClose(SlopesAlong(input.Values, () => Weighted(graph.Forward(input), dy)), gradients.Input.Values);
    }

    // Keras, tf.keras.layers.Conv1D with padding="same".
    [Theory]
    [InlineData(5, 2, 2, 1, 3, 0, 1)]
    [InlineData(5, 3, 1, 1, 5, 1, 1)]
    [InlineData(6, 3, 2, 1, 3, 0, 1)]
    [InlineData(7, 3, 2, 1, 4, 1, 1)]
    [InlineData(8, 3, 1, 2, 8, 2, 2)]
    [InlineData(4, 1, 3, 1, 2, 0, 0)]
    public void Same_padding_makes_as_many_outputs_as_the_stride_leaves(int size, int kernel, int stride, int dilation, int outputs, int before, int after)
    {
        WindowAxis axis = new WindowAxis(kernel, stride, dilation).Same(size);

        Assert.Equal((outputs, before, after), (axis.OutputSize(size), axis.Before, axis.After));
    }

    [Fact]
    public void Causal_padding_lets_no_output_depend_on_later_steps()
    {
        var node = new ConvolutionNode(1, 1, Windows.Of(new WindowAxis(2, Dilation: 3).Causal()), [10, 1], null);

        Tensor y = node.Forward([new Tensor([1, 6, 1], [1, 2, 3, 4, 5, 6])]);

        Assert.Equal([1, 2, 3, 14, 25, 36], y.Values);
    }

    [Fact]
    public void Padding_counts_neither_in_a_mean_nor_as_a_maximum()
    {
        Windows windows = Windows.Of(new WindowAxis(3).Same(3));
        var x = new Tensor([1, 3, 1], [-1, -3, -5]);

        Assert.Equal([-2, -3, -4], new AveragePoolNode(windows).Forward([x]).Values);
        Assert.Equal([-1, -1, -3], new MaxPoolNode(windows).Forward([x]).Values);
    }

    [Fact]
    public void The_gradient_of_a_maximum_goes_to_the_first_one()
    {
        var node = new MaxPoolNode(Windows.Of(new WindowAxis(2), new WindowAxis(2)));
        var x = new Tensor([1, 2, 2, 1], [1, 4, 4, 4]);

        Assert.Equal([0, 7, 0, 0], node.Backward([x], new Tensor([1, 1, 1, 1], [7])).Inputs[0].Values);
    }

    [Fact]
    public void An_embedding_puts_vectors_in_the_place_of_indices()
    {
        var node = new EmbeddingNode(2, [10, 11, 20, 21], places: [0, 2], shape: [5]);

        Tensor y = node.Forward([new Tensor([2, 3], [1, 0.5, 0, 0, -0.5, 1])]);

        Assert.Equal([20, 21, 0.5, 10, 11, 10, 11, -0.5, 20, 21], y.Values);
    }

    private static (INode Node, Tensor[] Inputs) Create(string name)
    {
        (Func<Random, INode> node, int[][] shapes) = Nodes[name];
        var random = new Random(1);
        return (node(random), [.. shapes.Select(shape => new Tensor(shape, Draw(random, shape.Aggregate(1, (product, size) => product * size))))]);
    }

    /// <summary>Weights for the sum of the outputs whose slopes are looked at.</summary>
    private static Tensor Weighting(Tensor outputs) => new(outputs.Shape, Draw(new Random(3), outputs.Values.Length));

    private static double Weighted(Tensor outputs, Tensor weights) => outputs.Values.Zip(weights.Values, (value, weight) => value * weight).Sum();

    /// <summary>The central differences of a function along each of the values that it reads.</summary>
    private static double[] SlopesAlong(double[] values, Func<double> function)
    {
        double[] own = [.. values];
        double[] slopes = CentralDifferences.Of(
            moved =>
            {
                moved.CopyTo(values, 0);
                return function();
            },
            own);
        own.CopyTo(values, 0);
        return slopes;
    }

    /// <summary>No two values are within a step of each other or of a kink at zero: multiples of 0.01, all different up to 200 of them.</summary>
    private static double[] Draw(Random random, int count)
    {
        double[] values = [.. Enumerable.Range(1, 200).Select(i => (i - 100.5) / 100)];
        random.Shuffle(values);
        return values[..count];
    }

    /// <summary>
    /// A central difference is off by <c>h²/6</c> times the third derivative, for norms of values of 0.1 and more below 10³, which
    /// is 2·10⁻⁸ for the step h = 10⁻⁵, and by the rounding of a sum of about 10 over h, 10⁻¹⁰.
    /// </summary>
    private static void AssertClose(double[] slopes, double[] gradients)
    {
        Assert.Equal(slopes.Length, gradients.Length);
        Assert.Contains(gradients, gradient => Math.Abs(gradient) > 1e-3);
        for (int i = 0; i < slopes.Length; i++)
            Assert.Equal(slopes[i], gradients[i], 3e-8);
    }
}
