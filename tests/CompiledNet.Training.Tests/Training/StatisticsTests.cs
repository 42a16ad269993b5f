using CompiledNet.Tests.Shared;

namespace CompiledNet.Training.Tests;

/// <summary>What is kept with the parameters but not trained.</summary>
public class StatisticsTests
{
    private static readonly float[] Inputs = [1f, 10f, -4f, 3f, 14f, -4.5f, 2f, 12f, -2f, 6f, 16f, -1.5f];
    private static readonly float[] Targets = Noise.Uniform(12, seed: 2);

    // Means 3, 13, −3 and unbiased variances 14/3, 20/3, 13/6, of which the statistics take a tenth.
    private static readonly float[] Means = [0.3f, 1.3f, -0.3f];
    private static readonly float[] Variances = [0.9f + 14f / 30, 0.9f + 20f / 30, 0.9f + 13f / 60];

    public static TheoryData<string> Optimizers => [.. Makers.Keys];

    private static Dictionary<string, Func<Optimizer>> Makers { get; } = new()
    {
        ["SGD"] = () => new Sgd { LearningRate = 0.05f },
        ["SGD with momentum"] = () => new Sgd { LearningRate = 0.05f, Momentum = 0.9f },
        ["Adam"] = () => new Adam { LearningRate = 0.05f },
    };

    [Fact]
    public void A_new_network_has_a_mean_of_zero_and_a_variance_of_one()
    {
        var model = new Normalized(seed: 3);

        Assert.Equal([0f, 0f, 0f], model.Parameters["BatchNorm1.RunningMean"].ToArray());
        Assert.Equal([1f, 1f, 1f], model.Parameters["BatchNorm1.RunningVariance"].ToArray());
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_step_takes_over_what_they_become_and_the_optimizer_leaves_them_alone(string optimizer)
    {
        var trainer = new Trainer<Normalized>(new Normalized(), Makers[optimizer]());
        float[] start = trainer.Model.Parameters.ToArray();

        trainer.Step(Inputs, Targets);

        Near(Means, trainer.Model.Parameters["BatchNorm1.RunningMean"]);
        Near(Variances, trainer.Model.Parameters["BatchNorm1.RunningVariance"]);
        Assert.All(start.Zip(trainer.Model.Parameters.ToArray()), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.All(trainer.OptimizerState.Moments, moment => Assert.All(moment.StatisticsSpan.ToArray(), value => Assert.Equal(0f, value)));
    }

    [Fact]
    public void They_are_no_parameters()
    {
        var buffer = new ParameterBuffer<Normalized>();

        Assert.Equal(6, buffer.Count);
        Assert.Equal(6, Normalized.Description.ParameterCount);
        Assert.Equal(32, buffer.AsTrainedSpan().Length);
        Assert.Equal(["BatchNorm1.Weights", "BatchNorm1.Biases"], Normalized.Description.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(["BatchNorm1.RunningMean", "BatchNorm1.RunningVariance"], Normalized.Description.Statistics.Select(tensor => tensor.Name));
    }

    [Fact]
    public void Values_in_canonical_order_leave_them_alone()
    {
        var model = new Normalized();

        model.Parameters.CopyFrom([1f, 2f, 3f, 4f, 5f, 6f]);

        Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f], model.Parameters.ToArray());
        Assert.Equal([1f, 1f, 1f], model.Parameters["BatchNorm1.RunningVariance"].ToArray());
    }

    [Fact]
    public void A_loop_of_ones_own_takes_them_over_from_the_gradients()
    {
        var trainer = new Trainer<Normalized>(new Normalized(), new Sgd());
        var model = new Normalized();
        var gradients = new ParameterBuffer<Normalized>();
        float[] parameters = model.Parameters.ToArray();

        trainer.Step(Inputs, Targets);
        model.Backward(Inputs, Targets, gradients);
        model.Parameters.CopyStatisticsFrom(gradients);

        Assert.Equal(Noise.Bits(trainer.Model.Parameters.StatisticsSpan), Noise.Bits(model.Parameters.StatisticsSpan));
        Assert.Equal(parameters, model.Parameters.ToArray());
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void An_update_of_the_whole_storage_is_refused(string optimizer)
    {
        Optimizer made = Makers[optimizer]();
        var model = new Normalized();
        var gradients = new ParameterBuffer<Normalized>();
        model.Backward(Inputs, Targets, gradients);
        float[] before = model.Parameters.AsSpan().ToArray();

        var exception = Assert.Throws<ArgumentException>(
            () => made.Update(model.Parameters.AsSpan(), gradients.AsSpan(), new OptimizerState<Normalized>(made)));

        Assert.Contains("32 floats of the network are trained; there are 64. Pass AsTrainedSpan()", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, model.Parameters.AsSpan().ToArray());
    }

    [Fact]
    public void A_large_variance_is_no_large_gradient()
    {
        var trainer = new Trainer<Normalized>(new Normalized(), new Adam());
        float[] inputs = [.. Inputs.Select(input => 1e10f * input)];

        trainer.Step(inputs, Targets);

        Assert.InRange(trainer.Model.Parameters["BatchNorm1.RunningVariance"][0], 1e19f, 1e20f);
        Assert.InRange(trainer.OptimizerState.LargestGradient, 1e-3f, 10f);
    }

    /// <remarks>The inputs, their mean and all gradients are finite, but not the square of their deviation.</remarks>
    [Fact]
    public void A_variance_that_overflows_is_named_and_changes_nothing()
    {
        var trainer = new Trainer<Normalized>(new Normalized(), new Adam());
        trainer.Step(Inputs, Targets);
        float[] before = trainer.Model.Parameters.AsSpan().ToArray();
        float[] inputs = [.. Inputs];
        inputs[1] = 1e25f;

        var exception = Assert.Throws<NonFiniteException>(() => trainer.Step(inputs, Targets));

        Assert.Equal(NonFiniteOrigin.Layer, exception.Origin);
        Assert.Equal("BatchNorm1", exception.Layer);
        Assert.Equal("BatchNorm1.RunningVariance", exception.Tensor);
        Assert.Contains("layer 'BatchNorm1', in what 'BatchNorm1.RunningVariance' becomes with this batch", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, trainer.Model.Parameters.AsSpan().ToArray());
        Assert.Equal(1, trainer.StepCount);
    }

    [Fact]
    public void An_update_that_overflows_leaves_them_as_they_were()
    {
        var trainer = new Trainer<Normalized>(new Normalized(), new Sgd { LearningRate = 3e38f });
        float[] before = trainer.Model.Parameters.AsSpan().ToArray();

        var exception = Assert.Throws<NonFiniteException>(() => trainer.Step(Inputs, [.. Targets.Select(target => 100 * target)]));

        Assert.Equal(NonFiniteOrigin.Update, exception.Origin);
        Assert.Equal(before, trainer.Model.Parameters.AsSpan().ToArray());
    }

    [Theory]
    [InlineData(9, 4, new[] { 4, 5 })]
    [InlineData(10, 4, new[] { 4, 4, 2 })]
    [InlineData(8, 4, new[] { 4, 4 })]
    [InlineData(5, 4, new[] { 5 })]
    [InlineData(5, 2, new[] { 2, 3 })]
    [InlineData(3, 32, new[] { 3 })]
    public void A_single_row_at_the_end_of_an_epoch_joins_the_batch_before(int rows, int batchSize, int[] batches)
    {
        var trainer = new Trainer<Normalized>(new Normalized(), new Adam());

        trainer.Fit(Data(rows), new FitOptions { Epochs = 2, BatchSize = batchSize });

        Assert.Equal([.. batches, .. batches], trainer.Model.Batches);
    }

    [Fact]
    public void Batches_of_one_row_are_refused_before_the_first_step()
    {
        var trainer = new Trainer<Normalized>(new Normalized(), new Adam());

        var small = Assert.Throws<ArgumentException>(() => trainer.Fit(Data(4), new FitOptions { BatchSize = 1 }));
        var single = Assert.Throws<ArgumentException>(() => trainer.Fit(Data(1), new FitOptions()));

        Assert.Equal("options", small.ParamName);
        Assert.Contains("batches of at least two rows", small.Message, StringComparison.Ordinal);
        Assert.Equal("train", single.ParamName);
        Assert.Contains("the dataset has one", single.Message, StringComparison.Ordinal);
        Assert.Empty(trainer.Model.Batches);
    }

    [Fact]
    public void A_step_with_one_row_is_refused_and_changes_nothing()
    {
        var trainer = new Trainer<Normalized>(new Normalized(), new Sgd());
        float[] before = trainer.Model.Parameters.AsSpan().ToArray();

        Assert.Throws<ArgumentException>(() => trainer.Step([1f, 2f, 3f], [1f, 2f, 3f]));

        Assert.Equal(before, trainer.Model.Parameters.AsSpan().ToArray());
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var trainer = new Trainer<Normalized>(new Normalized { Batches = { Capacity = 100 } }, new Adam());

        Allocations.AssertNone(() => trainer.Step(Inputs, Targets));
    }

    private static Dataset Data(int rows) => Dataset.WithTargets(Noise.Uniform(3 * rows, seed: 1), 3, Noise.Uniform(3 * rows, seed: 2), 3);

    private static void Near(float[] expected, TensorView actual)
    {
        for (int unit = 0; unit < expected.Length; unit++)
            Assert.Equal(expected[unit], actual[unit], 1e-6f);
    }
}
