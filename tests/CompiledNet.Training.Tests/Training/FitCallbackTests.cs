using CompiledNet.Tests.Shared;

namespace CompiledNet.Training.Tests;

public class FitCallbackTests
{
    private static readonly Dataset Train = Dataset.WithLabels(Noise.Uniform(60, seed: 1), 3, Noise.Labels(20, 3, seed: 2));
    private static readonly Dataset Test = Dataset.WithLabels(Noise.Uniform(30, seed: 3), 3, Noise.Labels(10, 3, seed: 4));

    [Fact]
    public void Callbacks_are_told_what_happens_in_order()
    {
        var recorder = new RecordingCallback();

        Fitted(new FitOptions { Epochs = 2, BatchSize = 10, Callbacks = [recorder] });

        Assert.Equal(
            ["begin", "epoch 1", "step 1 of 2", "step 2 of 2", "end of epoch 1", "epoch 2", "step 1 of 2", "step 2 of 2", "end of epoch 2", "end"],
            recorder.Calls);
    }

    [Fact]
    public void A_callback_may_end_training_after_an_epoch_or_within_one()
    {
        var afterEpoch = new RecordingCallback { StopsAt = (2, 0) };
        var within = new RecordingCallback { StopsAt = (2, 1) };

        Assert.Equal(2, Fitted(new FitOptions { Epochs = 9, BatchSize = 10, Callbacks = [afterEpoch] }).History.Epochs.Length);
        Trainer<Classifier> stopped = Fitted(new FitOptions { Epochs = 9, BatchSize = 10, Callbacks = [within] });
        Assert.Single(stopped.History.Epochs);
        Assert.Equal(3, stopped.StepCount);
        Assert.Equal("end", within.Calls[^1]);
    }

    [Fact]
    public void Early_stopping_waits_and_restores_the_best_parameters()
    {
        // So large a learning rate that the loss on other rows soon gets worse.
        var options = new FitOptions { Epochs = 200, BatchSize = 10, Validation = Test, EarlyStopping = new() { Patience = 5 } };
        var trainer = new Trainer<Classifier>(new Classifier(1), new Adam { LearningRate = 0.1f });

        TrainingHistory history = trainer.Fit(Train, options);

        EpochResult best = history.Best();
        Assert.Equal(best.Epoch + 5, history.Last.Epoch);
        Assert.True(history.Last.ValidationLoss > best.ValidationLoss);
        Assert.Equal(best.ValidationLoss, trainer.Evaluate(Test).Loss);
    }

    [Fact]
    public void Early_stopping_may_keep_the_last_parameters()
    {
        var options = new FitOptions { Epochs = 200, BatchSize = 10, Validation = Test, EarlyStopping = new() { Patience = 5, RestoresBest = false } };
        var trainer = new Trainer<Classifier>(new Classifier(1), new Adam { LearningRate = 0.1f });

        TrainingHistory history = trainer.Fit(Train, options);

        Assert.Equal(history.Last.ValidationLoss, trainer.Evaluate(Test).Loss);
    }

    [Fact]
    public void The_best_accuracy_may_be_what_counts()
    {
        var options = new FitOptions
        {
            Epochs = 30,
            BatchSize = 10,
            Validation = Test,
            EarlyStopping = new() { Monitor = MonitoredValue.ValidationAccuracy, Patience = int.MaxValue },
        };
        var trainer = new Trainer<Classifier>(new Classifier(1), new Adam { LearningRate = 0.1f });

        TrainingHistory history = trainer.Fit(Train, options);

        Assert.Equal(30, history.Epochs.Length);
        Assert.Equal(history.Epochs.Max(epoch => epoch.ValidationAccuracy), trainer.Evaluate(Test).Accuracy);
    }

    /// <remarks>The mean over two batches rounds otherwise than the sum over one: a few units in the last place a step.</remarks>
    [Fact]
    public void Batches_put_together_make_the_step_of_one_batch()
    {
        Trainer<Classifier> whole = Fitted(new FitOptions { Epochs = 3, BatchSize = 8 });
        Trainer<Classifier> parts = Fitted(new FitOptions { Epochs = 3, BatchSize = 4, BatchesPerStep = 2 });
        Trainer<Classifier> uneven = Fitted(new FitOptions { Epochs = 3, BatchSize = 3, BatchesPerStep = 3 });

        Assert.Equal((9, 9, 9), (whole.StepCount, parts.StepCount, uneven.StepCount));
        Assert.Equal(whole.History.Last.TrainingLoss, parts.History.Last.TrainingLoss, 1e-5);
        float[] expected = whole.Model.Parameters.ToArray();
        float[] actual = parts.Model.Parameters.ToArray();
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-5);
    }

    [Fact]
    public void Accumulated_gradients_are_weighted_by_rows_and_allocate_nothing()
    {
        float[] inputs = Noise.Uniform(15, seed: 5);
        int[] labels = [0, 1, 2, 0, 1];
        var whole = new Trainer<Classifier>(new Classifier(1), new Sgd { LearningRate = 0.5f });
        var parts = new Trainer<Classifier>(new Classifier(1), new Sgd { LearningRate = 0.5f });

        float cost = whole.Step(inputs, labels);
        parts.Accumulate(inputs.AsSpan(0, 9), labels.AsSpan(0, 3));
        parts.Accumulate(inputs.AsSpan(9), OneHot.Encode(labels.AsSpan(3), 3));
        float returned = parts.StepAccumulated();

        // Costs and parameters below 4, off by some roundings of 2⁻²⁴ of themselves.
        Assert.Equal(cost, returned, 1e-6);
        Assert.All(whole.Model.Parameters.ToArray().Zip(parts.Model.Parameters.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Allocations.AssertNone(() =>
        {
            parts.Accumulate(inputs.AsSpan(0, 9), labels.AsSpan(0, 3));
            parts.Accumulate(inputs.AsSpan(9), labels.AsSpan(3));
            parts.StepAccumulated();
        });
    }

    [Fact]
    public void A_step_between_accumulated_batches_is_refused()
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Sgd());
        Assert.Throws<InvalidOperationException>(() => trainer.StepAccumulated());

        trainer.Accumulate(Noise.Uniform(3, seed: 5), new[] { 0 });

        Assert.Throws<InvalidOperationException>(() => trainer.Step(Noise.Uniform(3, seed: 5), new[] { 0 }));
        Assert.Equal(0, trainer.StepCount);

        // A generated network moves its weights for one row without gradients.
        var generated = new Trainer<GeneratedRectifier>(new GeneratedRectifier(1), new Sgd());
        generated.Accumulate(Noise.Uniform(5, seed: 5), [0f, 0f]);
        Assert.Throws<InvalidOperationException>(() => generated.Step(Noise.Uniform(5, seed: 5), [0f, 0f]));
    }

    [Fact]
    public void A_batch_with_NaN_drops_what_was_accumulated()
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Sgd());
        trainer.Accumulate(Noise.Uniform(3, seed: 5), new[] { 0 });

        Assert.Throws<NonFiniteException>(() => trainer.Accumulate([float.NaN, 0f, 0f], new[] { 0 }));

        Assert.Throws<InvalidOperationException>(() => trainer.StepAccumulated());
        Assert.Equal(new Classifier(1).Parameters.ToArray(), trainer.Model.Parameters.ToArray());
    }

    /// <remarks>Half of the steps at least: now and then the runtime counts what is left of an allocation buffer (see <see cref="Allocations"/>).</remarks>
    [Fact]
    public void The_loop_over_steps_allocates_nothing()
    {
        var counter = new AllocationCounter(steps: 3 * 20);

        Fitted(new FitOptions
        {
            Epochs = 3,
            BatchSize = 1,
            Schedule = LearningRateSchedule.WarmUp(10).Then(10, LearningRateSchedule.Cosine(50)),
            ScheduleUnit = ScheduleUnit.Step,
            Validation = Test,
            EarlyStopping = new(),
            Callbacks = [counter],
        });

        Assert.Equal(0, counter.Between.Order().ElementAt(counter.Between.Count() / 2));
    }

    private static Trainer<Classifier> Fitted(FitOptions options)
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Sgd { LearningRate = 0.1f, Momentum = 0.9f });
        trainer.Fit(Train, options);
        return trainer;
    }

    /// <summary>Counts what is allocated from one step to the next of an epoch.</summary>
    private sealed class AllocationCounter(int steps) : FitCallback
    {
        private readonly long[] _bytes = new long[steps];
        private readonly bool[] _isFirst = new bool[steps];
        private int _count;

        public IEnumerable<long> Between => Enumerable.Range(1, steps - 1).Where(step => !_isFirst[step]).Select(step => _bytes[step] - _bytes[step - 1]);

        public override void OnStep(FitContext context)
        {
            _isFirst[_count] = context.Step == 1;
            _bytes[_count++] = GC.GetAllocatedBytesForCurrentThread();
        }
    }
}
