using CompiledNet.Gradients.Networks;

namespace CompiledNet.Training.Tests;

/// <summary>What <see cref="GradientReport"/> says of mistakes.</summary>
public class GradientReportTests
{
    private static readonly float[] Inputs = Noise.Uniform(12, seed: 1);
    private static readonly int[] Labels = [2, 0, 1, 1];

    [Fact]
    public void The_report_names_what_differs()
    {
        var model = new Classifier(1) { SpoilGradients = gradients => gradients["Dense2.Weights"][1, 3] = 7f };

        GradientReport report = GradientCheck.Run(model, Inputs, Labels);

        TensorGradientReport tensor = report.Tensors.Single(tensor => !tensor.Passed);
        Assert.Equal("Dense2.Weights", tensor.Tensor.Name);
        Assert.Equal([1, 3], tensor.WorstIndex);
        Assert.Equal(7f, tensor.Backward);
        Assert.InRange(tensor.Numeric, -1, 1);
        Assert.Equal(tensor.MaxAbsoluteDifference, Math.Abs(7 - tensor.Numeric));
        string text = report.ToString();
        Assert.Equal(0, report.UndecidedCount);
        Assert.Contains("Gradients of Classifier: WRONG", text, StringComparison.Ordinal);
        Assert.Contains("worst at [1, 3]: Backward says 7, the difference quotient", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gradient_that_is_NaN_is_wrong()
    {
        var model = new Classifier(1) { SpoilGradients = gradients => gradients["Dense2.Biases"][0] = float.NaN };

        Assert.False(GradientCheck.Run(model, Inputs, Labels).Passed);
    }

    [Theory]
    [InlineData(1.00001f, "The forward pass or the description is wrong")]
    [InlineData(float.NaN, "Where the cost is not a finite float")]
    [InlineData(float.PositiveInfinity, "Where the cost is not a finite float")]
    public void A_loss_that_is_not_that_of_the_description_is_reported_as_such(float factor, string advice)
    {
        var model = new Classifier(1) { SpoilLoss = loss => loss * factor };

        GradientReport report = GradientCheck.Run(model, Inputs, Labels);

        Assert.False(report.Passed);
        Assert.False(report.Cost.Passed);
        Assert.All(report.Tensors, tensor => Assert.True(tensor.Passed));
        Assert.Contains("The cost differs: ComputeLoss says", report.ToString(), StringComparison.Ordinal);
        Assert.Contains(advice, report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_description_of_another_network_is_reported_as_such()
    {
        GradientReport report = GradientCheck.Run(new Misdescribed(), Noise.Uniform(5 * 6, seed: 1), Noise.Uniform(2 * 6, seed: 2));

        Assert.False(report.Cost.Passed);
        Assert.Contains("the description", report.ToString(), StringComparison.Ordinal);
    }
}
