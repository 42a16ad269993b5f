using CompiledNet.Tests.Shared;

namespace CompiledNet.Training.Tests;

/// <summary>Which masks the steps of a training draw.</summary>
public class DropoutTrainingTests
{
    private const int Rows = 6;

    private static readonly float[] Inputs = Noise.Uniform(Rows * Masked.Units, seed: 1);

    [Fact]
    public void Every_step_draws_masks_of_its_own()
    {
        var trainer = new Trainer<Masked>(new Masked(seed: 1), new Sgd { LearningRate = 0f });

        float[] costs = [.. Enumerable.Range(0, 10).Select(_ => trainer.Step(Inputs, Inputs))];

        Assert.Equal(10, costs.Distinct().Count());
    }

    [Fact]
    public void A_step_draws_the_masks_of_the_seed_and_its_number()
    {
        var trainer = new Trainer<Masked>(new Masked(seed: 1), new Adam()) { Seed = -8 };
        var model = new Masked();
        var gradients = new ParameterBuffer<Masked>();
        for (int step = 0; step < 5; step++)
        {
            model.Parameters.CopyFrom(trainer.Model.Parameters);
            model.SetDropout(seed: -8, step);

            float expected = model.Backward(Inputs, Inputs, gradients);
            float cost = trainer.Step(Inputs, Inputs);

            Assert.Equal(expected, cost);
            Assert.Equal(gradients.ToArray(), trainer.Gradients.ToArray());
        }
    }

    [Fact]
    public void Another_seed_draws_other_masks()
    {
        float cost = new Trainer<Masked>(new Masked(seed: 1), new Adam()).Step(Inputs, Inputs);
        float other = new Trainer<Masked>(new Masked(seed: 1), new Adam()) { Seed = 1 }.Step(Inputs, Inputs);

        Assert.NotEqual(cost, other);
    }

    [Fact]
    public void Ten_steps_a_checkpoint_and_ten_more_are_twenty_to_the_bit()
    {
        Trainer<Masked> whole = Stepped(steps: 20);
        Trainer<Masked> resumed = Restored(Stepped(steps: 10));

        Step(resumed, steps: 10);

        Assert.Equal(3, resumed.Seed);
        Assert.Equal(Noise.Bits(whole.Model.Parameters.AsSpan()), Noise.Bits(resumed.Model.Parameters.AsSpan()));
    }

    [Fact]
    public void Two_epochs_a_checkpoint_and_three_more_are_five_to_the_bit()
    {
        Dataset data = Dataset.WithTargets(Noise.Uniform(100 * Masked.Units, seed: 4), Masked.Units, new float[100 * Masked.Units], Masked.Units);
        Trainer<Masked> whole = Stepped(steps: 0);
        Trainer<Masked> half = Stepped(steps: 0);

        whole.Fit(data, new FitOptions { Epochs = 5, BatchSize = 30 });
        half.Fit(data, new FitOptions { Epochs = 2, BatchSize = 30 });
        Trainer<Masked> resumed = Restored(half);
        resumed.Fit(data, new FitOptions { FirstEpoch = 3, Epochs = 3, BatchSize = 30 });

        Assert.Equal(Noise.Bits(whole.Model.Parameters.AsSpan()), Noise.Bits(resumed.Model.Parameters.AsSpan()));
    }

    [Fact]
    public void Inference_knows_no_dropout()
    {
        var model = new Masked(seed: 1);
        var outputs = new float[Inputs.Length];
        float loss = model.ComputeLoss(Inputs, Inputs);
        model.SetDropout(seed: 1, step: 5);

        model.Forward(Inputs, outputs);

        Assert.Equal(Inputs.Select((input, i) => model.Parameters.AsSpan()[i % Masked.Units] * input), outputs);
        Assert.Equal(loss, model.ComputeLoss(Inputs, Inputs));
        Assert.Equal(loss, model.Evaluate(Dataset.WithTargets(Inputs, Masked.Units, Inputs, Masked.Units)).Loss, 1e-6 * loss);
    }

    [Fact]
    public void A_mask_is_asked_for_by_the_layer_that_has_it()
    {
        var model = new Masked();

        var other = Assert.Throws<ArgumentException>(() => model.GetDropoutMask(layer: 1, rows: 1));
        var byHand = Assert.Throws<NotSupportedException>(() => new Line().SetDropout(0, 0));
        var negative = Assert.Throws<ArgumentOutOfRangeException>(() => model.SetDropout(0, -1));

        Assert.Contains("Layer 'Scale1' is of the kind Scale", other.Message, StringComparison.Ordinal);
        Assert.Contains("Line was not generated", byHand.Message, StringComparison.Ordinal);
        Assert.Equal("step", negative.ParamName);
    }

    private static Trainer<Masked> Stepped(int steps)
    {
        var trainer = new Trainer<Masked>(new Masked(seed: 1), new Adam { LearningRate = 0.05f }) { Seed = 3 };
        Step(trainer, steps);
        return trainer;
    }

    private static void Step(Trainer<Masked> trainer, int steps)
    {
        for (int step = 0; step < steps; step++)
            trainer.Step(Inputs, Inputs);
    }

    private static Trainer<Masked> Restored(Trainer<Masked> trainer)
    {
        using var stream = new MemoryStream();
        CheckpointFile.Save(stream, trainer);
        stream.Position = 0;
        var restored = new Trainer<Masked>(new Masked(seed: 2), new Adam { LearningRate = 0.05f });
        CheckpointFile.Load(stream, restored);
        return restored;
    }
}
