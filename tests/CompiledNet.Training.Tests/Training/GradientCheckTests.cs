using CompiledNet.Gradients;
using CompiledNet.Gradients.Networks;

namespace CompiledNet.Training.Tests;

/// <summary><see cref="GradientCheck"/> passes what is correct, and finds what is wrong or says that it cannot tell.</summary>
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

            CheckedGradients.AssertPassed(byLabels);
            CheckedGradients.AssertPassed(byTargets);
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

            CheckedGradients.AssertPassed(report);
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
            CheckedGradients.AssertPassed(GradientCheck.Run(TrainedExclusiveOr(seed, steps: 200), Corners, ExclusiveOr));
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
                var model = new Classifier(1) { SpoilGradients = gradients => CheckedGradients.Shift(gradients, element, share) };

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
                var spoiled = new Spoiled<ExclusiveOrClassifier>(model, gradients => owner = CheckedGradients.Shift<ExclusiveOrClassifier>(gradients, place, 1.001e-4f));

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

        CheckedGradients.AssertPassed(report);
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

        CheckedGradients.AssertPassed(report);
        Assert.Equal(0, report.UndecidedCount);
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

        CheckedGradients.AssertPassed(GradientCheck.Run(new Classifier(3), inputs, Labels));
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
}
