namespace CompiledNet.Training.Tests;

/// <summary>A training that was stored and restored into new objects goes on as if it had not been interrupted.</summary>
public class ResumingTests
{
    private static readonly float[] Inputs = Noise.Uniform(12, seed: 1);
    private static readonly int[] Labels = [2, 0, 1, 1];

    public static TheoryData<string> Optimizers => [.. Makers.Keys];

    private static Dictionary<string, Func<Optimizer>> Makers { get; } = new()
    {
        ["SGD"] = () => new Sgd { LearningRate = 0.05f },
        ["SGD with momentum"] = () => new Sgd { LearningRate = 0.05f, Momentum = 0.9f },
        ["Adam"] = () => new Adam { LearningRate = 0.05f },
    };

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Ten_steps_a_checkpoint_and_ten_more_are_twenty_to_the_bit(string optimizer)
    {
        Trainer<Classifier> whole = Stepped(Makers[optimizer](), steps: 20);
        Trainer<Classifier> resumed = Restored(Stepped(Makers[optimizer](), steps: 10), Makers[optimizer]());

        Step(resumed, steps: 10);

        RequireSame(whole, resumed);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Ten_steps_a_copied_state_and_ten_more_are_twenty_to_the_bit(string optimizer)
    {
        Trainer<Classifier> whole = Stepped(Makers[optimizer](), steps: 20);
        Trainer<Classifier> half = Stepped(Makers[optimizer](), steps: 10);
        var resumed = new Trainer<Classifier>(new Classifier(2), Makers[optimizer]());

        resumed.Model.Parameters.CopyFrom(half.Model.Parameters);
        resumed.OptimizerState.CopyFrom(half.OptimizerState);
        Step(half, steps: 1);
        Step(resumed, steps: 10);

        RequireSame(whole, resumed);
    }

    [Fact]
    public void Two_epochs_a_checkpoint_and_three_more_are_five_to_the_bit()
    {
        Dataset data = Dataset.WithLabels(Noise.Uniform(60, seed: 3), 3, Noise.Labels(20, 3, seed: 4));
        var whole = new Trainer<Classifier>(new Classifier(1), new Adam());
        var half = new Trainer<Classifier>(new Classifier(1), new Adam());

        whole.Fit(data, new FitOptions { Epochs = 5, BatchSize = 6 });
        half.Fit(data, new FitOptions { Epochs = 2, BatchSize = 6 });
        Trainer<Classifier> resumed = Restored(half, new Adam());
        TrainingHistory history = resumed.Fit(data, new FitOptions { FirstEpoch = 3, Epochs = 3, BatchSize = 6 });

        RequireSame(whole, resumed);
        Assert.Equal(whole.History.Epochs.Skip(2).Select(result => result.TrainingLoss), history.Epochs.Select(result => result.TrainingLoss));
    }

    /// <remarks>
    /// The buffer of momentum is 3e38 after the first step. The next gradient is 0, but 3·(0.9·3e38) overflows: only who
    /// remembers the first gradient verifies that update, and undoes it.
    /// </remarks>
    [Fact]
    public void An_update_that_overflows_because_of_a_gradient_before_the_checkpoint_is_undone()
    {
        var before = new Trainer<Classifier>(new Classifier(1), new Sgd { LearningRate = 1f, Momentum = 0.9f });
        before.Model.SpoilGradients = gradients => gradients["Dense1.Weights"][1, 1] = 3e38f;
        before.Step(Inputs, Labels);
        Trainer<Classifier> resumed = Restored(before, new Sgd { LearningRate = 3f, Momentum = 0.9f });
        resumed.Model.SpoilGradients = gradients => gradients.Clear();
        int[] parameters = Noise.Bits(resumed.Model.Parameters.AsSpan());

        var exception = Assert.Throws<NonFiniteException>(() => resumed.Step(Inputs, Labels));

        Assert.Equal(NonFiniteOrigin.Update, exception.Origin);
        Assert.Equal(2, exception.Step);
        Assert.Equal(parameters, Noise.Bits(resumed.Model.Parameters.AsSpan()));
        Assert.Equal(before.OptimizerState.LargestGradient, resumed.OptimizerState.LargestGradient);
    }

    [Fact]
    public void A_step_that_failed_leaves_the_largest_gradient_as_it_was()
    {
        Trainer<Classifier> trainer = Stepped(new Sgd { LearningRate = 10f }, steps: 1);
        float largest = trainer.OptimizerState.LargestGradient;
        trainer.Model.SpoilGradients = gradients => gradients["Dense1.Weights"][1, 1] = 1e38f;

        Assert.Throws<NonFiniteException>(() => trainer.Step(Inputs, Labels));

        Assert.True(largest > 0);
        Assert.Equal(largest, trainer.OptimizerState.LargestGradient);
    }

    [Fact]
    public void The_state_of_another_optimizer_is_not_copied()
    {
        OptimizerState<Classifier> adam = Stepped(new Adam(), steps: 1).OptimizerState;
        OptimizerState<Classifier> sgd = Stepped(new Sgd { Momentum = 0.9f }, steps: 2).OptimizerState;

        var exception = Assert.Throws<ArgumentException>(() => sgd.CopyFrom(adam));

        Assert.Equal("source", exception.ParamName);
        Assert.Contains("has 2 moments and 2 scalars; 1 and 0 are needed", exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, sgd.StepCount);
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void The_largest_gradient_is_finite_and_at_least_zero(float value)
    {
        var state = new OptimizerState<Classifier>(new Adam());

        Assert.Equal("LargestGradient", Assert.Throws<ArgumentOutOfRangeException>(() => state.LargestGradient = value).ParamName);
        Assert.Equal("StepCount", Assert.Throws<ArgumentOutOfRangeException>(() => state.StepCount = -1).ParamName);
    }

    private static Trainer<Classifier> Stepped(Optimizer optimizer, int steps)
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), optimizer);
        Step(trainer, steps);
        return trainer;
    }

    private static void Step(Trainer<Classifier> trainer, int steps)
    {
        for (int step = 0; step < steps; step++)
            trainer.Step(Inputs, Labels);
    }

    private static Trainer<Classifier> Restored(Trainer<Classifier> trainer, Optimizer optimizer)
    {
        using var stream = new MemoryStream();
        CheckpointFile.Save(stream, trainer);
        stream.Position = 0;
        var restored = new Trainer<Classifier>(new Classifier(2), optimizer);
        CheckpointFile.Load(stream, restored);
        return restored;
    }

    private static void RequireSame(Trainer<Classifier> expected, Trainer<Classifier> actual)
    {
        Assert.Equal(Noise.Bits(expected.Model.Parameters.AsSpan()), Noise.Bits(actual.Model.Parameters.AsSpan()));
        Assert.Equal(
            expected.OptimizerState.Moments.Select(moment => Noise.Bits(moment.AsSpan())),
            actual.OptimizerState.Moments.Select(moment => Noise.Bits(moment.AsSpan())));
        Assert.Equal(expected.OptimizerState.Scalars.ToArray(), actual.OptimizerState.Scalars.ToArray());
        Assert.Equal(expected.StepCount, actual.StepCount);
        Assert.Equal(expected.OptimizerState.LargestGradient, actual.OptimizerState.LargestGradient);
    }
}
