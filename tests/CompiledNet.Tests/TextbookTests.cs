using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests;

/// <summary>Numbers that a reader can work out on paper.</summary>
public sealed class TextbookTests
{
    // Float rounding of a value of about 1; a − y keeps it although it is small itself.
    private const float Rounding = 1.2e-7f;

    [Fact]
    public void Logistic_regression_has_the_derivatives_of_the_course()
    {
        Neuron neuron = Course();
        var gradients = new ParameterBuffer<Neuron>();

        float cost = neuron.Backward([5, 3], [1f], gradients);

        Assert.Equal(0.006715348f, cost, Rounding);
        Assert.Equal(-0.03346425f, gradients["Dense1.Weights"][0, 0], 5 * Rounding);
        Assert.Equal(-0.02007855f, gradients["Dense1.Weights"][0, 1], 3 * Rounding);
        Assert.Equal(-0.006692851f, gradients["Dense1.Biases"][0], Rounding);
    }

    [Fact]
    public void Logistic_regression_has_the_output_of_the_course()
    {
        Assert.Equal(0.9933071f, Output(Course(), [5, 3]), Rounding);
    }

    [Fact]
    public void The_derivative_of_the_loss_by_hand_gives_the_same_gradients()
    {
        Neuron neuron = Course();
        var gradients = new ParameterBuffer<Neuron>();
        var inputGradients = new float[2];

        // da = −y/a + (1 − y)/(1 − a) = −1/0.993307
        neuron.BackwardFrom([5, 3], [-1.006738f], gradients, inputGradients);

        Assert.Equal(-0.006692851f, gradients["Dense1.Biases"][0], Rounding);
        Assert.Equal(-0.006692851f / 2, inputGradients[0], Rounding);
        Assert.Equal(-0.006692851f / 2, inputGradients[1], Rounding);
    }

    [Theory]
    [InlineData(100, 1, 0)]
    [InlineData(-100, 1, 100)]
    [InlineData(100, 0, 100)]
    [InlineData(-100, 0, 0)]
    [InlineData(0, 1, 0.6931472)]
    [InlineData(0, 0.5, 0.6931472)]
    public void The_loss_of_logistic_regression_is_right_at_its_extremes(float logit, float target, float loss)
    {
        Neuron neuron = Course();
        neuron.Dense1.Weights[0, 0] = 1;
        neuron.Dense1.Weights[0, 1] = 0;
        neuron.Dense1.Biases[0] = 0;

        Assert.Equal(loss, neuron.ComputeLoss([logit, 0], [target]), Rounding);
    }

    [Fact]
    public void The_cost_is_the_mean_of_the_losses()
    {
        Neuron neuron = Course();
        float first = neuron.ComputeLoss([5, 3], [1f]);
        float second = neuron.ComputeLoss([-2, 1], [0f]);
        float third = neuron.ComputeLoss([0, -4], [1f]);

        float cost = neuron.ComputeLoss([5, 3, -2, 1, 0, -4], [1, 0, 1]);

        Assert.Equal((first + second + third) / 3, cost, Rounding);
    }

    [Fact]
    public void Softmax_has_the_outputs_of_the_course()
    {
        float[] outputs = Softmax([5, 2, -1, 3]);

        Assert.Equal([0.842f, 0.042f, 0.002f, 0.114f], outputs.Select(output => MathF.Round(output, 3)));
        Assert.Equal(1, outputs.Sum(), Rounding);
    }

    [Fact]
    public void Softmax_does_not_change_when_all_logits_move_alike()
    {
        // All these numbers and their differences are exact in floats.
        Assert.Equal(Softmax([5, 2, -1, 3]), Softmax([1005, 1002, 999, 1003]));
    }

    [Fact]
    public void Softmax_of_two_classes_is_logistic_regression()
    {
        (TwoClasses two, OneProbability one) = SameModelTwice();

        var probabilities = new float[2];
        two.Forward([0.5f, -1, 2], probabilities);
        var probability = new float[1];
        one.Forward([0.5f, -1, 2], probability);

        Assert.Equal(probability[0], probabilities[0], Rounding);
        Assert.Equal(1 - probability[0], probabilities[1], Rounding);
    }

    [Fact]
    public void Softmax_of_two_classes_learns_as_logistic_regression()
    {
        (TwoClasses two, OneProbability one) = SameModelTwice();
        var twoGradients = new ParameterBuffer<TwoClasses>();
        var oneGradients = new ParameterBuffer<OneProbability>();

        float twoCost = two.Backward([0.5f, -1, 2], [1], twoGradients);
        float oneCost = one.Backward([0.5f, -1, 2], [0f], oneGradients);

        Assert.Equal(oneCost, twoCost, 2 * Rounding);
        for (int input = 0; input < 3; input++)
        {
            float derivative = oneGradients["Dense1.Weights"][0, input];
            Assert.Equal(derivative, twoGradients["Dense1.Weights"][0, input], 2 * Rounding);
            Assert.Equal(-derivative, twoGradients["Dense1.Weights"][1, input], 2 * Rounding);
        }
    }

    [Fact]
    public void Two_layers_by_hand()
    {
        // a[1] = tanh(0.5, −0.25), a[2] = 2·a[1]₁ + 4·a[1]₂ + 1
        var network = new TwoLayers();
        network.Parameters.CopyFrom([0.5f, 0, 0, 0.25f, 0, 0, 2, 4, 1]);
        var output = new float[1];

        network.Forward([1, -1], output);

        Assert.Equal(2 * MathF.Tanh(0.5f) + 4 * MathF.Tanh(-0.25f) + 1, output[0], 4 * Rounding);
    }

    /// <summary>w = (½, ½), b = 1: with x = (5, 3), z = 5.</summary>
    private static Neuron Course()
    {
        var neuron = new Neuron();
        neuron.Parameters.CopyFrom([0.5f, 0.5f, 1]);
        return neuron;
    }

    private static float Output(Neuron neuron, float[] inputs)
    {
        var output = new float[1];
        neuron.Forward(inputs, output);
        return output[0];
    }

    /// <summary>The outputs of a layer whose pre-activations are its inputs.</summary>
    private static float[] Softmax(float[] logits)
    {
        var network = new FourClasses();
        network.Parameters.Clear();
        for (int unit = 0; unit < 4; unit++)
            network.Dense1.Weights[unit, unit] = 1;
        var outputs = new float[4];
        network.Forward(logits, outputs);
        return outputs;
    }

    /// <summary>Logistic regression with the difference of the two classes' parameters, which is exact.</summary>
    private static (TwoClasses Two, OneProbability One) SameModelTwice()
    {
        var two = new TwoClasses();
        two.Parameters.CopyFrom([0.5f, 0.25f, -1, -0.5f, 0.75f, -0.125f, 0.5f, 0.25f]);
        var one = new OneProbability();
        one.Parameters.CopyFrom([1, -0.5f, -0.875f, 0.25f]);
        return (two, one);
    }
}
