using CompiledNet.Gradients;
using CompiledNet.Gradients.Networks;

namespace CompiledNet.Training.Tests;

public class GradientCheckTests
{
    private static readonly float[] Inputs = Noise.Uniform(12, seed: 1);
    private static readonly int[] Labels = [2, 0, 1, 1];

    // Every network once, and some twice.
    private const int TrialCount = 250;

    private static readonly float[] Corners = [0f, 0f, 0f, 1f, 1f, 0f, 1f, 1f];
    private static readonly int[] ExclusiveOr = [0, 1, 1, 0];

    [Fact]
    public void Correct_gradients_pass()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var model = new Classifier(seed);

            GradientReport byLabels = GradientCheck.Run(model, Inputs, Labels);
            GradientReport byTargets = GradientCheck.Run(model, Inputs, OneHot.Encode(Labels, 3));

            Passes(byLabels);
            Passes(byTargets);
            Assert.Equal(0, byLabels.UndecidedCount);
        }
    }

    [Fact]
    public void Gradients_of_a_loss_of_ones_own_are_checked()
    {
        float[] targets = Noise.Uniform(8, seed: 2);
        for (int seed = 0; seed < 20; seed++)
        {
            GradientReport report = GradientCheck.Run(new OverfittedByOwnLoss(seed), Inputs, targets);

            Passes(report);
            Assert.Equal(0, report.UndecidedCount);
        }
    }

    /// <remarks>
    /// The cost of a trained network moves in steps of 1e-7, and its derivatives are small beside the rounding of <c>a</c>, from
    /// which <c>y</c> is subtracted.
    /// </remarks>
    [Fact]
    public void Correct_gradients_of_trained_classifiers_pass()
    {
        for (int seed = 0; seed < 100; seed++)
            Passes(GradientCheck.Run(TrainedExclusiveOr(seed, steps: 200), Corners, ExclusiveOr));
    }

    /// <remarks>Networks of all kinds, sizes and batches, from untrained to saturated; the command CompiledNet.Gradients tries 10,000.</remarks>
    [Fact]
    public void Correct_gradients_of_networks_of_all_kinds_pass_and_errors_of_a_ten_thousandth_are_found()
    {
        int found = 0;
        for (int number = 0; number < TrialCount; number++)
        {
            TrialResult result = Trials.Run(number);

            Assert.True(result.Report.Passed, $"{result.Title}\n{result.Report}");
            bool? finds = result.FindsMistake();
            Assert.True(finds ?? true, $"{result.Title}\nA mistake was not found.\n{result.Report}");
            if (finds == true)
                found++;
        }
        // Rounding hides a part of them only.
        Assert.True(found > TrialCount / 2, $"Only {found} mistakes could be found.");
    }

    [Fact]
    public void A_single_derivative_that_is_off_by_a_ten_thousandth_is_found_in_every_place()
    {
        for (int element = 0; element < Classifier.Description.ParameterCount; element++)
        {
            foreach (float share in (float[])[1e-4f, -1e-4f])
            {
                var model = new Classifier(1) { SpoilGradients = gradients => Shift(gradients, element, share) };

                GradientReport report = GradientCheck.Run(model, Inputs, Labels);

                Assert.False(report.Passed, $"element {element}\n{report}");
                Assert.True(report.Cost.Passed, report.ToString());
                Assert.Equal(1, report.Tensors.Sum(tensor => tensor.DifferentCount));
            }
        }
    }

    /// <remarks>Whatever is not found could be rounding, and is counted as not decided.</remarks>
    [Fact]
    public void In_a_trained_network_an_error_is_found_or_the_derivative_is_not_decided()
    {
        float[] targets = OneHot.Encode(ExclusiveOr, 2);
        int found = 0;
        for (int seed = 0; seed < 10; seed++)
        {
            ExclusiveOrClassifier model = TrainedExclusiveOr(seed, steps: 200);
            for (int element = 0; element < ExclusiveOrClassifier.ParameterCount; element++)
            {
                int place = element;
                int owner = -1;
                var spoiled = new Spoiled<ExclusiveOrClassifier>(model, gradients => owner = Shift<ExclusiveOrClassifier>(gradients, place, 1.001e-4f));

                GradientReport report = GradientCheck.Run(spoiled, Corners, targets);

                TensorGradientReport tensor = report.Tensors[owner];
                Assert.True(tensor.DifferentCount == 1 || tensor.UndecidedCount > 0, $"seed {seed}, element {element}\n{report}");
                found += tensor.DifferentCount;
            }
        }
        Assert.True(found > 100, $"Only {found} errors were found.");
    }

    [Fact]
    public void Derivatives_that_rounding_has_all_but_lost_are_not_decided()
    {
        ExclusiveOrClassifier model = TrainedExclusiveOr(seed: 0, steps: 5000);

        GradientReport report = GradientCheck.Run(model, Corners, ExclusiveOr);

        Passes(report);
        Assert.True(report.UndecidedCount > 20, report.ToString());
        Assert.Contains($"NOT DECIDED for {report.UndecidedCount} of 42, correct otherwise", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("rounding to float may hide an error of 1E-4", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_whose_derivatives_are_all_zero_is_decided()
    {
        // Every hidden unit is off.
        var model = new Rectifier(1);
        model.Parameters["Dense1.Biases"].CopyFrom([-9f, -9f, -9f, -9f]);

        GradientReport report = GradientCheck.Run(model, [0.5f, -0.25f], [1f]);

        Passes(report);
        Assert.Equal(0, report.UndecidedCount);
    }

    [Fact]
    public void Correct_gradients_of_rectified_units_pass()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            float[] inputs = Noise.Uniform(40, seed);
            float[] targets = Noise.Uniform(20, seed + 100);

            Passes(GradientCheck.Run(new Rectifier(seed), inputs, targets));
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

        Passes(report);
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

        Passes(report);
        Assert.True(report.Tensors[1].MaxAbsoluteDifference > 0.01, report.ToString());
        Assert.Equal(1, report.Tensors[1].UndecidedCount);
    }

    [Fact]
    public void A_description_of_another_network_is_reported_as_such()
    {
        GradientReport report = GradientCheck.Run(new Misdescribed(), Noise.Uniform(5 * 6, seed: 1), Noise.Uniform(2 * 6, seed: 2));

        Assert.False(report.Cost.Passed);
        Assert.Contains("the description", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kink_beside_the_point_does_not_hide_an_error()
    {
        // Nearer than any difference quotient of a float loss could be: 1e-4.
        var model = new Rectifier(1);
        model.Parameters["Dense1.Biases"][2] = 1e-4f;
        float[] inputs = [0f, 0f];
        Passes(GradientCheck.Run(model, inputs, [1f]));
        model.SpoilGradients = gradients => Shift(gradients, Rectifier.Description.Tensors.First().Length + 2, 1e-4f);

        GradientReport report = GradientCheck.Run(model, inputs, [1f]);

        Assert.Equal(1, report.Tensors[1].DifferentCount);
    }

    [Fact]
    public void Correct_gradients_of_layers_of_all_kinds_pass()
    {
        for (int seed = 0; seed < 5; seed++)
        {
            Passes(Check(new ImageNetwork(seed), seed));
            Passes(Check(new SequenceNetwork(seed), seed));
            Passes(Check(new CategoryNetwork(seed), seed));
        }
    }

    /// <remarks>A norm takes away what all values have in common, and with it, where that is much, most of their digits.</remarks>
    [Theory]
    [InlineData(0f)]
    [InlineData(10f)]
    [InlineData(1000f)]
    public void Correct_gradients_of_norms_pass_with_all_that_float_rounds(float shift)
    {
        for (int seed = 0; seed < 40; seed++)
        {
            Passes(Check(new FloatBatchNorm(seed, shift), seed));
            Passes(Check(new FloatLayerNorm(seed, shift), seed));
        }
    }

    /// <remarks>In every tensor; of those that are not decided, nothing can be said.</remarks>
    [Fact]
    public void A_derivative_of_a_layer_of_any_kind_that_is_off_by_a_ten_thousandth_is_found()
    {
        AssertFound<ImageNetwork>(spoil => new ImageNetwork(1) { SpoilGradients = spoil });
        AssertFound<SequenceNetwork>(spoil => new SequenceNetwork(1) { SpoilGradients = spoil });
        AssertFound<CategoryNetwork>(spoil => new CategoryNetwork(1) { SpoilGradients = spoil });
    }

    [Fact]
    public void A_backward_pass_without_the_statistics_of_the_batch_or_without_masks_is_wrong()
    {
        GradientReport report = Check(new ImageNetwork(1) { TrainsAsAtInference = true }, seed: 1);

        Assert.False(report.Cost.Passed);
        Assert.False(report.Tensors[0].Passed);
        Assert.Equal(report.Cost.Reference, report.Cost.ComputeLoss, report.Cost.Tolerance);
        Assert.Contains("in training", report.ToString(), StringComparison.Ordinal);
        Assert.False(Check(new CategoryNetwork(1) { TrainsAsAtInference = true }, seed: 1).Passed);
    }

    [Fact]
    public void Masks_are_those_of_the_step_that_the_network_is_at()
    {
        var model = new CategoryNetwork(1);
        GradientReport first = Check(model, seed: 1);
        model.SetDropout(seed: 7, step: 5);
        GradientReport other = Check(model, seed: 1);

        Passes(first);
        Passes(other);
        Assert.NotEqual(first.Cost.Backward, other.Cost.Backward);
        Assert.Equal(first.Cost.ComputeLoss, other.Cost.ComputeLoss);
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
    public void Nothing_of_the_network_is_changed()
    {
        var model = new Classifier(1);
        int[] start = Noise.Bits(model.Parameters.AsSpan());

        GradientCheck.Run(model, Inputs, Labels);

        Assert.Equal(start, Noise.Bits(model.Parameters.AsSpan()));
    }

    [Fact]
    public void Of_a_large_tensor_so_many_elements_are_drawn_as_are_allowed()
    {
        GradientReport report = GradientCheck.Run(new Classifier(1), Inputs, Labels, new GradientCheckOptions { MaxElementsPerTensor = 4 });

        Assert.Equal([4, 4, 4, 3], report.Tensors.Select(tensor => tensor.CheckedCount));
        Assert.Contains("4 of 15", report.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Inputs as raw pixels have them make the loss bend sharply along the first layer's weights.</summary>
    [Fact]
    public void Large_inputs_pass()
    {
        float[] inputs = [.. Inputs.Select(value => 255 * value)];

        Passes(GradientCheck.Run(new Classifier(3), inputs, Labels));
    }

    private static GradientReport Check<TNetwork>(TNetwork model, int seed)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        const int Rows = 6;
        float[] inputs = KindsOfLayers.Inputs(TNetwork.Description, Rows, seed);
        float[] targets = KindsOfLayers.Targets(TNetwork.Description, Rows, seed + 100);
        return GradientCheck.Run(model, inputs, targets, new GradientCheckOptions { MaxElementsPerTensor = 12 });
    }

    private static void AssertFound<TNetwork>(Func<Action<ParameterBuffer<TNetwork>>?, TNetwork> create)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        GradientReport correct = Check(create(null), seed: 1);
        int decided = 0;
        foreach ((int number, ParameterTensor tensor) in TNetwork.Description.Tensors.Index())
        {
            if (correct.Tensors[number].UndecidedCount > 0)
                continue;
            // Of a large tensor some elements are checked only, so all are made wrong.
            TNetwork model = create(gradients =>
            {
                float[] values = gradients[tensor].ToArray();
                float error = 1.001e-4f * values.Max(Math.Abs);
                gradients[tensor].CopyFrom([.. values.Select(value => value + error)]);
            });

            GradientReport report = Check(model, seed: 1);

            Assert.Equal(report.Tensors[number].CheckedCount, report.Tensors[number].DifferentCount);
            Assert.All(report.Tensors.Where((_, other) => other != number), other => Assert.True(other.Passed));
            decided++;
        }
        Assert.True(decided >= correct.Tensors.Length / 2, correct.ToString());
    }

    private static ExclusiveOrClassifier TrainedExclusiveOr(int seed, int steps)
    {
        var model = new ExclusiveOrClassifier(seed);
        var trainer = new Trainer<ExclusiveOrClassifier>(model, new Adam { LearningRate = 0.02f });
        float[] targets = OneHot.Encode(ExclusiveOr, 2);
        for (int step = 0; step < steps; step++)
            trainer.Step(Corners, targets);
        return model;
    }

    private static void Shift<TNetwork>(ParameterBuffer<TNetwork> gradients, int element, float share)
        where TNetwork : class, INetwork<TNetwork>
    {
        float[] values = gradients.ToArray();
        Shift<TNetwork>(values, element, share);
        gradients.CopyFrom(values);
    }

    /// <summary>Adds a share of its tensor's largest derivative to one, and tells which tensor it is.</summary>
    private static int Shift<TNetwork>(float[] gradients, int element, float share)
        where TNetwork : class, INetwork<TNetwork>
    {
        int offset = 0;
        int tensor = 0;
        foreach (ParameterTensor candidate in TNetwork.Description.Tensors)
        {
            if (element < offset + candidate.Length)
            {
                gradients[element] += share * gradients.AsSpan(offset, candidate.Length).ToArray().Max(Math.Abs);
                return tensor;
            }
            offset += candidate.Length;
            tensor++;
        }
        throw new ArgumentOutOfRangeException(nameof(element));
    }

    private static void Passes(GradientReport report) => Assert.True(report.Passed, report.ToString());
}
