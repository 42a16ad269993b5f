namespace CompiledNet.Training.Tests;

public class GradientCheckTests
{
    private static readonly float[] Inputs = Noise.Uniform(12, seed: 1);
    private static readonly int[] Labels = [2, 0, 1, 1];

    [Fact]
    public void Right_gradients_pass()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var model = new Classifier(seed);

            GradientReport byLabels = GradientCheck.Run(model, Inputs, Labels);
            GradientReport byTargets = GradientCheck.Run(model, Inputs, OneHot.Encode(Labels, 3));

            Assert.True(byLabels.Passed, byLabels.ToString());
            Assert.True(byTargets.Passed, byTargets.ToString());
        }
    }

    /// <remarks>Rectified units bend wherever their sum is zero, near which no difference quotient is right.</remarks>
    [Fact]
    public void Right_gradients_of_rectified_units_pass()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            float[] inputs = Noise.Uniform(40, seed);
            float[] targets = Noise.Uniform(20, seed + 100);

            GradientReport report = GradientCheck.Run(new Rectifier(seed), inputs, targets);

            Assert.True(report.Passed, report.ToString());
        }
    }

    [Fact]
    public void Any_derivative_between_both_slopes_of_a_kink_at_the_very_point_is_right()
    {
        // The biases are zero, so the row (0, 0) puts every hidden unit on its kink.
        GradientReport report = GradientCheck.Run(new Rectifier(1), [0f, 0f, 0.5f, -0.25f], [1f, 0f]);

        Assert.True(report.Passed, report.ToString());
    }

    [Fact]
    public void A_derivative_beyond_both_slopes_of_a_kink_is_wrong()
    {
        var model = new Rectifier(1) { SpoilGradients = gradients => gradients["Dense1.Biases"][2] += 10f };

        GradientReport report = GradientCheck.Run(model, [0f, 0f, 0.5f, -0.25f], [1f, 0f]);

        Assert.False(report.Passed);
    }

    /// <remarks>One derivative of 38 off by a thousandth of the largest of its tensor, in every place.</remarks>
    [Fact]
    public void A_single_derivative_that_is_off_by_a_thousandth_is_found()
    {
        for (int element = 0; element < Classifier.Description.ParameterCount; element++)
        {
            var model = new Classifier(1) { SpoilGradients = gradients => gradients.CopyFrom(Shifted(gradients.ToArray(), element)) };

            GradientReport report = GradientCheck.Run(model, Inputs, Labels);

            Assert.False(report.Passed, $"element {element}\n{report}");
            Assert.Equal(1, report.Tensors.Sum(tensor => tensor.DifferentCount));
        }
    }

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
        Assert.Contains("Gradients of Classifier: WRONG", text, StringComparison.Ordinal);
        Assert.Contains("worst at [1, 3]: Backward says 7, the difference quotient", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gradient_that_is_NaN_is_wrong()
    {
        var model = new Classifier(1) { SpoilGradients = gradients => gradients["Dense2.Biases"][0] = float.NaN };

        Assert.False(GradientCheck.Run(model, Inputs, Labels).Passed);
    }

    [Fact]
    public void Parameters_keep_their_bits_even_if_the_loss_throws()
    {
        var model = new Classifier(1);
        int[] start = Noise.Bits(model.Parameters.AsSpan());

        GradientCheck.Run(model, Inputs, Labels);
        Assert.Equal(start, Noise.Bits(model.Parameters.AsSpan()));

        int calls = 0;
        model.SpoilLoss = loss => ++calls < 100 ? loss : throw new InvalidOperationException("the hundredth");
        Assert.Throws<InvalidOperationException>(() => GradientCheck.Run(model, Inputs, Labels));
        Assert.Equal(start, Noise.Bits(model.Parameters.AsSpan()));
    }

    [Fact]
    public void Of_a_large_tensor_so_many_elements_are_drawn_as_are_allowed()
    {
        GradientReport report = GradientCheck.Run(new Classifier(1), Inputs, Labels, new GradientCheckOptions { MaxElementsPerTensor = 4 });

        Assert.Equal([4, 4, 4, 3], report.Tensors.Select(tensor => tensor.CheckedCount));
        Assert.Contains("4 of 15", report.ToString(), StringComparison.Ordinal);
    }

    /// <remarks>
    /// A loss with the noise that single precision brings: pseudo-random within ±4 units in the last place, a function of the
    /// loss's own bits.
    /// </remarks>
    [Fact]
    public void Noise_of_the_loss_is_measured_and_allowed_for()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var model = new Classifier(seed) { SpoilLoss = AddNoise };

            GradientReport report = GradientCheck.Run(model, Inputs, Labels);

            Assert.True(report.Passed, report.ToString());
        }
    }

    /// <summary>Inputs as raw pixels have them make the loss bend sharply along the first layer's weights.</summary>
    [Fact]
    public void Large_inputs_pass()
    {
        float[] inputs = [.. Inputs.Select(value => 16 * value)];

        GradientReport report = GradientCheck.Run(new Classifier(3), inputs, Labels);

        Assert.True(report.Passed, report.ToString());
    }

    private static float AddNoise(float loss)
    {
        (uint word, _, _, _) = Philox.Block(BitConverter.SingleToUInt32Bits(loss), 0, 0, 0, 0, 0);
        return BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(loss) + (int)(word % 9) - 4);
    }

    private static float[] Shifted(float[] gradients, int element)
    {
        gradients[element] += 1e-3f * gradients.Max(Math.Abs);
        return gradients;
    }
}
