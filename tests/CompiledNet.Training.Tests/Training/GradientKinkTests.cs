using CompiledNet.Gradients.Networks;

namespace CompiledNet.Training.Tests;

/// <summary>Where a function has a kink, a derivative between both slopes is correct, and no other.</summary>
public class GradientKinkTests
{
    [Fact]
    public void Correct_gradients_of_rectified_units_pass()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            float[] inputs = Noise.Uniform(40, seed);
            float[] targets = Noise.Uniform(20, seed + 100);

            CheckedGradients.AssertPassed(GradientCheck.Run(new Rectifier(seed), inputs, targets));
        }
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.5f)]
    [InlineData(1f)]
    public void Any_derivative_between_both_slopes_of_a_kink_at_the_very_point_is_correct(float share)
    {
        // The biases are zero, so the row (0, 0) puts every hidden unit on its kink; on the other side its weights would count.
        float[] inputs = [0f, 0f, 0.5f, -0.25f];
        float[] targets = [1f, 0f];
        var model = new Rectifier(1)
        {
            SpoilGradients = gradients =>
            {
                for (int unit = 0; unit < 4; unit++)
                    gradients["Dense1.Biases"][unit] += share * -2f / 2 * new Rectifier(1).Parameters["Dense2.Weights"][0, unit];
            },
        };

        GradientReport report = GradientCheck.Run(model, inputs, targets);

        CheckedGradients.AssertPassed(report);
        Assert.Equal([0, 4, 0, 0], report.Tensors.Select(tensor => tensor.UndecidedCount));
    }

    [Fact]
    public void A_derivative_beyond_both_slopes_of_a_kink_is_wrong()
    {
        var model = new Rectifier(1) { SpoilGradients = gradients => gradients["Dense1.Biases"][2] += 10f };

        GradientReport report = GradientCheck.Run(model, [0f, 0f, 0.5f, -0.25f], [1f, 0f]);

        Assert.False(report.Passed);
    }

    /// <remarks>The pre-activation of the first unit, 1 + 2⁻²⁵ − 1, is 3e-8 in double and 0 in float, where it has no slope.</remarks>
    [Fact]
    public void A_unit_that_rounding_puts_on_the_other_side_of_its_kink_passes()
    {
        var model = new GeneratedRectifier(seed: 1);
        TensorView weights = model.Parameters["Dense1.Weights"];
        (weights[0, 0], weights[0, 1], weights[0, 2]) = (1f, MathF.ScaleB(1, -25), -1f);
        model.Parameters["Dense1.Biases"][0] = 0f;
        float[] inputs = [1f, 1f, 1f, 0f, 0f];
        float[] targets = [1f, -1f];
        var gradients = new ParameterBuffer<GeneratedRectifier>();
        model.Backward(inputs, targets, gradients);
        Assert.Equal(0f, gradients["Dense1.Biases"][0]);

        GradientReport report = GradientCheck.Run(model, inputs, targets);

        CheckedGradients.AssertPassed(report);
        Assert.True(report.Tensors[1].MaxAbsoluteDifference > 0.01, report.ToString());
        Assert.Equal(1, report.Tensors[1].UndecidedCount);
    }

    [Fact]
    public void A_kink_beside_the_point_does_not_hide_an_error()
    {
        // Nearer than any difference quotient of a float loss could be: 1e-4.
        var model = new Rectifier(1);
        model.Parameters["Dense1.Biases"][2] = 1e-4f;
        float[] inputs = [0f, 0f];
        CheckedGradients.AssertPassed(GradientCheck.Run(model, inputs, [1f]));
        model.SpoilGradients = gradients => CheckedGradients.Shift(gradients, Rectifier.Description.Tensors.First().Length + 2, 1e-4f);

        GradientReport report = GradientCheck.Run(model, inputs, [1f]);

        Assert.Equal(1, report.Tensors[1].DifferentCount);
    }
}
