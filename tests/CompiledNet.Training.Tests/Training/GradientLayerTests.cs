namespace CompiledNet.Training.Tests;

/// <summary>Layers of all kinds under <see cref="GradientCheck"/>.</summary>
public class GradientLayerTests
{
    [Fact]
    public void Correct_gradients_of_layers_of_all_kinds_pass()
    {
        for (int seed = 0; seed < 5; seed++)
        {
            CheckedGradients.AssertPassed(Check(new ImageNetwork(seed), seed));
            CheckedGradients.AssertPassed(Check(new SequenceNetwork(seed), seed));
            CheckedGradients.AssertPassed(Check(new CategoryNetwork(seed), seed));
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
            CheckedGradients.AssertPassed(Check(new FloatBatchNorm(seed, shift), seed));
            CheckedGradients.AssertPassed(Check(new FloatLayerNorm(seed, shift), seed));
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

        CheckedGradients.AssertPassed(first);
        CheckedGradients.AssertPassed(other);
        Assert.NotEqual(first.Cost.Backward, other.Cost.Backward);
        Assert.Equal(first.Cost.ComputeLoss, other.Cost.ComputeLoss);
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
}
