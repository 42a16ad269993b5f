using Softmax;

namespace CompiledNet.Samples.Tests;

public class SoftmaxTests
{
    [Fact]
    public void The_example_has_these_probabilities()
    {
        SoftmaxExample example = SoftmaxExample.Of(5, 2, -1, 3);

        // Half of the third digit after the point, as the values are given.
        float[] expected = [0.842f, 0.042f, 0.002f, 0.114f];
        for (int i = 0; i < 4; i++)
            Assert.Equal(expected[i], example.Probabilities[i], 0.5e-3f);
        Assert.Equal(1, example.Probabilities.Sum(), 1e-6f);
        Assert.Equal(0, example.HardMax);
    }

    [Fact]
    public void The_loss_is_minus_the_logarithm_and_its_derivative_a_minus_y()
    {
        SoftmaxExample example = SoftmaxExample.Of(5, 2, -1, 3);

        Assert.Equal(-Math.Log(example.Probabilities[0]), example.Loss, 1e-6);
        Assert.Equal(example.Probabilities[0] - 1, example.LogitGradients[0], 1e-6f);
        for (int i = 1; i < 4; i++)
            Assert.Equal(example.Probabilities[i], example.LogitGradients[i], 1e-6f);
    }

    [Fact]
    public void Only_differences_of_logits_count() =>
        Assert.Equal(SoftmaxExample.Of(5, 2, -1, 3).Probabilities, SoftmaxExample.Of(10_005, 10_002, 9_999, 10_003).Probabilities);

    // Differences of weights, two sums and two functions: some roundings of numbers around 1.
    [Fact]
    public void Two_classes_are_logistic_regression()
    {
        TwoClassesAreLogistic two = TwoClassesAreLogistic.Compare();

        Assert.InRange(two.LargestOutputDifference, 0, 1e-6f);
        Assert.InRange(two.CostDifference, 0, 1e-6f);
        Assert.InRange(two.LargestGradientDifference, 0, 1e-6f);
    }
}
