namespace CompiledNet.Analyzers.Tests.Claims;

/// <summary>What the messages and pages claim, tried on networks.</summary>
public class ClaimTests
{
    /// <summary>Four rows for networks of two inputs, and their targets.</summary>
    private static readonly float[] Inputs = [0.3f, -1.2f, 0.8f, 0.5f, -0.4f, 0.9f, 1.1f, -0.6f];
    private static readonly float[] Targets = [1, -1, 2, 0.5f];

    [Fact]
    public void A_sigmoid_stack_leaves_its_first_layer_little_of_the_gradient()
    {
        double sigmoid = FirstShare(new SigmoidStack(seed: 1), model => model.Parameters);
        double relu = FirstShare(new ReLUStack(seed: 1), model => model.Parameters);

        // Each of the four layers multiplies by g′ ≤ 1/4, where ReLU multiplies by 1 for the active half.
        Assert.True(sigmoid < relu / 50, $"{sigmoid} of the gradient reaches the first layer, with ReLU {relu}");
    }

    [Fact]
    public void A_softmax_over_one_unit_is_1_and_learns_nothing()
    {
        var model = new OneClass(seed: 1);
        var outputs = new float[2];
        model.Forward([0.3f, -7, 2, 100, -100, 3], outputs);
        var gradients = new ParameterBuffer<OneClass>();
        model.Backward([0.3f, -7, 2, 100, -100, 3], new[] { 1f, 1f }, gradients);

        Assert.Equal([1f, 1f], outputs);
        Assert.All(gradients.AsSpan().ToArray(), gradient => Assert.Equal(0f, gradient));
    }

    [Fact]
    public void Two_layers_without_activation_compute_what_one_does()
    {
        var pair = new LinearPair(seed: 1);
        Randomize(pair.Parameters);
        var one = new LinearLayer();
        for (int unit = 0; unit < 2; unit++)
        {
            one.Dense1.Biases[unit] = pair.Dense2.Biases[unit];
            for (int hidden = 0; hidden < 5; hidden++)
                one.Dense1.Biases[unit] += pair.Dense2.Weights[unit, hidden] * pair.Dense1.Biases[hidden];
            for (int input = 0; input < 3; input++)
                one.Dense1.Weights[unit, input] = Enumerable.Range(0, 5).Sum(hidden => pair.Dense2.Weights[unit, hidden] * pair.Dense1.Weights[hidden, input]);
        }

        var expected = new float[2];
        var actual = new float[2];
        pair.Forward([0.3f, -1.2f, 0.8f], expected);
        one.Forward([0.3f, -1.2f, 0.8f], actual);

        // Two dozen roundings of values of about 1, each by at most 2⁻²⁴.
        Assert.Equal(expected[0], actual[0], 3e-6f);
        Assert.Equal(expected[1], actual[1], 3e-6f);
    }

    [Fact]
    public void Units_with_equal_weights_on_both_sides_stay_equal()
    {
        var model = new EqualOnBothSides();
        Train(model);

        Assert.NotEqual(0f, model.Dense1.Weights[0, 0]);
        for (int unit = 1; unit < 4; unit++)
        {
            Assert.Equal(model.Dense1.Weights[0, 0], model.Dense1.Weights[unit, 0]);
            Assert.Equal(model.Dense1.Weights[0, 1], model.Dense1.Weights[unit, 1]);
            Assert.Equal(model.Dense2.Weights[0, 0], model.Dense2.Weights[0, unit]);
        }
    }

    [Fact]
    public void Units_with_equal_weights_on_one_side_become_different()
    {
        var front = new EqualInFront(seed: 1);
        var behind = new EqualBehind(seed: 1);
        Train(front);
        Train(behind);

        Assert.Equal(4, Enumerable.Range(0, 4).Select(unit => front.Dense1.Weights[unit, 0]).Distinct().Count());
        Assert.Equal(4, Enumerable.Range(0, 4).Select(unit => behind.Dense2.Weights[0, unit]).Distinct().Count());
    }

    [Fact]
    public void Zeros_before_a_ReLU_never_learn()
    {
        var model = new ZerosBeforeReLU(seed: 1);
        Train(model);

        for (int unit = 0; unit < 4; unit++)
        {
            Assert.Equal(0f, model.Dense1.Weights[unit, 0]);
            Assert.Equal(0f, model.Dense1.Biases[unit]);
        }
    }

    [Fact]
    public void Behind_a_softmax_only_cross_entropy_learns_from_what_is_surely_wrong()
    {
        // z = (10, −10): class 0, for sure; but the row is of class 1.
        float[] parameters = [0, 0, 10, -10];
        var squared = new SoftmaxWithSquaredError();
        squared.Parameters.CopyFrom(parameters);
        var squaredGradients = new ParameterBuffer<SoftmaxWithSquaredError>();
        squared.Backward([1], [0, 1], squaredGradients);
        var entropy = new SoftmaxWithCrossEntropy();
        entropy.Parameters.CopyFrom(parameters);
        var entropyGradients = new ParameterBuffer<SoftmaxWithCrossEntropy>();
        entropy.Backward([1], new[] { 0f, 1f }, entropyGradients);

        // The softmax of the right class is e⁻²⁰ ≈ 2·10⁻⁹, a factor of each derivative; a − y is nearly (1, −1).
        Assert.True(Largest(squaredGradients.AsSpan()) < 1e-8f);
        Assert.Equal(1f, Largest(entropyGradients.AsSpan()), 1e-6f);
    }

    [Fact]
    public void A_ReLU_output_below_0_gets_no_gradient()
    {
        var model = new ReLUOutputs();
        model.Parameters.CopyFrom([1, -10]);
        var gradients = new ParameterBuffer<ReLUOutputs>();
        float cost = model.Backward([1, 2, 3], [4, 5, 6], gradients);

        Assert.True(cost > 1);
        Assert.Equal(0f, Largest(gradients.AsSpan()));
    }

    [Fact]
    public void A_size_just_above_whole_vectors_takes_as_much_room_as_the_next_whole_ones() =>
        Assert.Equal(new Units48().Parameters.AsSpan().Length, new Units33().Parameters.AsSpan().Length);

    /// <summary>The gradient that reaches the weights of the first layer, as a share of that of the last one's.</summary>
    private static double FirstShare<TNetwork>(TNetwork model, Func<TNetwork, ParameterBuffer<TNetwork>> parameters)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, 16 * 32).Select(_ => random.NextSingle() - 0.5f)];
        float[] targets = [.. Enumerable.Range(0, 32).Select(_ => random.NextSingle() - 0.5f)];
        var gradients = new ParameterBuffer<TNetwork>();
        model.Backward(inputs, targets, gradients);
        var values = new float[parameters(model).Count];
        gradients.CopyTo(values);
        return RootMeanSquare(values.AsSpan(0, 16 * 16)) / RootMeanSquare(values.AsSpan(values.Length - 17, 16));
    }

    private static double RootMeanSquare(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
            sum += (double)value * value;
        return Math.Sqrt(sum / values.Length);
    }

    private static float Largest(ReadOnlySpan<float> values)
    {
        float largest = 0;
        foreach (float value in values)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }

    private static void Train<TNetwork>(TNetwork model)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        var trainer = new Trainer<TNetwork>(model, new Sgd { LearningRate = 0.1f });
        for (int step = 0; step < 20; step++)
            trainer.Step(Inputs, Targets);
    }

    private static void Randomize<TNetwork>(ParameterBuffer<TNetwork> parameters)
        where TNetwork : class, INetwork<TNetwork>
    {
        var random = new Random(1);
        parameters.CopyFrom([.. Enumerable.Range(0, parameters.Count).Select(_ => random.NextSingle() - 0.5f)]);
    }
}
