namespace CompiledNet.Training.Tests;

public class FitTests
{
    private static readonly float[] Inputs = Noise.Uniform(60, seed: 1);
    private static readonly int[] Labels = Noise.Labels(20, 3, seed: 2);

    [Fact]
    public void Without_shuffling_Fit_is_Step_over_the_rows_in_order()
    {
        var fitted = new Trainer<Classifier>(new Classifier(1), new Adam());
        var stepped = new Trainer<Classifier>(new Classifier(1), new Adam());
        double loss = 0;
        for (int epoch = 0; epoch < 2; epoch++)
        {
            loss = 0;
            for (int row = 0; row < 20; row += 8)
            {
                int rows = Math.Min(8, 20 - row);
                loss += stepped.Step(Inputs.AsSpan(row * 3, rows * 3), OneHot.Encode(Labels.AsSpan(row, rows), 3)) * (double)rows / 20;
            }
        }

        TrainingHistory history = fitted.Fit(Data(), new FitOptions { Epochs = 2, BatchSize = 8, Shuffle = false });

        Assert.Equal(stepped.Model.Parameters.ToArray(), fitted.Model.Parameters.ToArray());
        Assert.Equal(6, fitted.StepCount);
        // The same sum in another order, in double.
        Assert.Equal(loss, history.Last.TrainingLoss, 1e-12);
    }

    [Fact]
    public void Each_epoch_uses_every_row_once_in_an_order_of_its_own()
    {
        var recorder = new RecordingLine();
        float[] rows = [.. Enumerable.Range(0, 20).SelectMany(row => new float[] { row, 0f })];
        var trainer = new Trainer<RecordingLine>(recorder, new Sgd { LearningRate = 0f });

        trainer.Fit(Dataset.WithTargets(rows, 2, new float[20]), new FitOptions { Epochs = 2, BatchSize = 6 });

        float[] first = [.. recorder.Rows.Take(20)];
        float[] second = [.. recorder.Rows.Skip(20)];
        Assert.Equal([6, 6, 6, 2, 6, 6, 6, 2], recorder.BatchSizes);
        Assert.Equal(Enumerable.Range(0, 20).Select(row => (float)row), first.Order());
        Assert.Equal(Enumerable.Range(0, 20).Select(row => (float)row), second.Order());
        Assert.NotEqual(first, first.Order());
        Assert.NotEqual(first, second);
    }

    /// <remarks>Worked out apart from the library, in Python: the order is a part of what a seed means.</remarks>
    [Fact]
    public void The_order_of_an_epoch_is_the_same_on_every_machine()
    {
        var recorder = new RecordingLine();
        float[] rows = [.. Enumerable.Range(0, 10).SelectMany(row => new float[] { row, 0f })];
        var trainer = new Trainer<RecordingLine>(recorder, new Sgd { LearningRate = 0f });

        trainer.Fit(Dataset.WithTargets(rows, 2, new float[10]), new FitOptions { Seed = 7 });

        Assert.Equal([6, 9, 8, 7, 0, 2, 3, 4, 5, 1], recorder.Rows);
    }

    [Fact]
    public void The_same_seed_trains_the_same_bits_and_another_does_not()
    {
        float[] one = Fitted(seed: 1);
        float[] again = Fitted(seed: 1);
        float[] other = Fitted(seed: 2);

        Assert.Equal(one, again);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void The_history_has_a_result_for_every_epoch()
    {
        Dataset validation = Dataset.WithLabels(Noise.Uniform(30, seed: 3), 3, Noise.Labels(10, 3, seed: 4));
        var trainer = new Trainer<Classifier>(new Classifier(1), new Adam { LearningRate = 0.05f });

        TrainingHistory history = trainer.Fit(
            Data(), new FitOptions { Epochs = 30, BatchSize = 5, Validation = validation, EvaluateTraining = true });

        Assert.Equal(Enumerable.Range(1, 30), history.Epochs.Select(result => result.Epoch));
        Assert.True(history.Last.TrainingLoss < history.Epochs[0].TrainingLoss);
        Assert.Equal(trainer.Evaluate(validation).Loss, history.Last.ValidationLoss);
        Assert.Equal(trainer.Evaluate(validation).Accuracy, history.Last.ValidationAccuracy);
        Assert.Equal(trainer.Evaluate(Data()).Accuracy, history.Last.TrainingAccuracy);
        Assert.Equal(history.Epochs.Select(result => result.Elapsed).Order(), history.Epochs.Select(result => result.Elapsed));
    }

    [Fact]
    public void Without_validation_there_are_no_validation_results()
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Adam());

        EpochResult result = trainer.Fit(Data(), new FitOptions()).Last;

        Assert.Null(result.ValidationLoss);
        Assert.Null(result.ValidationAccuracy);
        Assert.Null(result.TrainingAccuracy);
    }

    [Fact]
    public void Progress_is_told_every_epoch_while_training_goes_on()
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Adam());
        var reports = new List<(int Epoch, int EpochCount, long Steps)>();

        trainer.Fit(Data(), new FitOptions
        {
            Epochs = 3,
            BatchSize = 10,
            Progress = new Reporter(progress => reports.Add((progress.Epoch, progress.EpochCount, trainer.StepCount))),
        });

        Assert.Equal([(1, 3, 2L), (2, 3, 4L), (3, 3, 6L)], reports);
    }

    [Fact]
    public void Cancellation_ends_training_between_two_steps_and_keeps_what_was_learnt()
    {
        using var source = new CancellationTokenSource();
        var cancelled = new Trainer<Classifier>(new Classifier(1), new Adam());
        var shorter = new Trainer<Classifier>(new Classifier(1), new Adam());

        Assert.Throws<OperationCanceledException>(() => cancelled.Fit(
            Data(),
            new FitOptions { Epochs = 100, BatchSize = 4, Progress = new Reporter(progress => CancelAfter(2, progress, source)) },
            source.Token));
        shorter.Fit(Data(), new FitOptions { Epochs = 2, BatchSize = 4 });

        Assert.Equal(10, cancelled.StepCount);
        Assert.Equal(shorter.Model.Parameters.ToArray(), cancelled.Model.Parameters.ToArray());
    }

    [Fact]
    public void A_cancelled_Fit_leaves_the_history_of_the_completed_epochs()
    {
        using var source = new CancellationTokenSource();
        var reports = new List<EpochResult>();
        var trainer = new Trainer<Classifier>(new Classifier(1), new Adam());

        Assert.Throws<OperationCanceledException>(() => trainer.Fit(
            Data(),
            new FitOptions
            {
                Epochs = 100,
                Progress = new Reporter(progress =>
                {
                    reports.Add(progress.Result);
                    CancelAfter(2, progress, source);
                }),
            },
            source.Token));

        Assert.Equal([1, 2], reports.Select(result => result.Epoch));
        Assert.Equal(reports, trainer.History.Epochs);
    }

    [Fact]
    public void Training_until_cancelled_takes_memory_for_the_epochs_that_were()
    {
        using var source = new CancellationTokenSource();
        var trainer = new Trainer<Line>(new Line(1), new Sgd());

        Assert.Throws<OperationCanceledException>(() => trainer.Fit(
            Dataset.WithTargets([1f, 2f], 2, [1f]),
            new FitOptions { Epochs = int.MaxValue, Progress = new Reporter(progress => CancelAfter(3, progress, source)) },
            source.Token));

        Assert.Equal(3, trainer.History.Last.Epoch);
    }

    [Fact]
    public void A_Fit_that_meets_NaN_leaves_the_history_of_the_completed_epochs()
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Adam());

        var exception = Assert.Throws<NonFiniteException>(() => trainer.Fit(Data(), new FitOptions
        {
            Epochs = 10,
            Progress = new Reporter(progress => trainer.Model.SpoilLoss = progress.Epoch == 4 ? _ => float.NaN : null),
        }));

        Assert.Equal(5, exception.Epoch);
        Assert.Equal([1, 2, 3, 4], trainer.History.Epochs.Select(result => result.Epoch));
    }

    [Fact]
    public void The_history_can_be_read_while_training_goes_on()
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Adam());
        var lengths = new List<int>();

        trainer.Fit(Data(), new FitOptions { Epochs = 3, Progress = new Reporter(_ => lengths.Add(trainer.History.Epochs.Length)) });

        Assert.Equal([1, 2, 3], lengths);
    }

    [Fact]
    public void The_history_is_that_of_the_last_Fit_and_empty_before_the_first()
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Adam());
        TrainingHistory before = trainer.History;

        trainer.Fit(Data(), new FitOptions { Epochs = 5 });
        TrainingHistory last = trainer.Fit(Data(), new FitOptions { Epochs = 2 });

        Assert.Empty(before.Epochs);
        Assert.Equal(last.Epochs, trainer.History.Epochs);
        Assert.Equal(2, last.Epochs.Length);
    }

    [Fact]
    public void An_empty_history_has_no_last_epoch_and_says_so()
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Adam());

        var exception = Assert.Throws<InvalidOperationException>(() => trainer.History.Last);

        Assert.Equal("No epoch was completed.", exception.Message);
    }

    [Fact]
    public void A_Fit_from_a_later_epoch_continues_the_orders_and_the_numbers_of_one_Fit()
    {
        var whole = new Trainer<Classifier>(new Classifier(1), new Adam());
        var parts = new Trainer<Classifier>(new Classifier(1), new Adam());
        var reports = new List<(int Epoch, int EpochCount)>();

        whole.Fit(Data(), new FitOptions { Epochs = 5, BatchSize = 7 });
        parts.Fit(Data(), new FitOptions { Epochs = 2, BatchSize = 7 });
        parts.Fit(Data(), new FitOptions
        {
            FirstEpoch = 3,
            Epochs = 3,
            BatchSize = 7,
            Progress = new Reporter(progress => reports.Add((progress.Epoch, progress.EpochCount))),
        });

        Assert.Equal([(3, 5), (4, 5), (5, 5)], reports);
        Assert.Equal(Noise.Bits(whole.Model.Parameters.AsSpan()), Noise.Bits(parts.Model.Parameters.AsSpan()));
    }

    [Fact]
    public void The_last_epoch_that_can_be_numbered_ends_training()
    {
        var trainer = new Trainer<Line>(new Line(1), new Sgd());

        TrainingHistory history = trainer.Fit(
            Dataset.WithTargets([1f, 2f], 2, [1f]), new FitOptions { FirstEpoch = int.MaxValue - 1, Epochs = int.MaxValue });

        Assert.Equal([int.MaxValue - 1, int.MaxValue], history.Epochs.Select(result => result.Epoch));
    }

    [Fact]
    public void After_Fit_a_failing_step_has_no_epoch()
    {
        var trainer = new Trainer<Line>(new Line(1), new Sgd());
        trainer.Fit(Dataset.WithTargets([1f, 2f], 2, [1f]), new FitOptions());

        var exception = Assert.Throws<NonFiniteException>(() => trainer.Step([float.NaN, 0f], [1f]));

        Assert.Null(exception.Epoch);
        Assert.Null(exception.Batch);
    }

    [Fact]
    public void Labels_0_and_1_train_logistic_regression()
    {
        var byLabels = new Trainer<Logistic>(new Logistic(1), new Adam());
        var byTargets = new Trainer<Logistic>(new Logistic(1), new Adam());
        float[] inputs = Noise.Uniform(20, seed: 1);
        int[] labels = Noise.Labels(10, 2, seed: 2);

        byLabels.Fit(Dataset.WithLabels(inputs, 2, labels), new FitOptions());
        byTargets.Fit(Dataset.WithTargets(inputs, 2, [.. labels.Select(label => (float)label)]), new FitOptions());

        Assert.Equal(byTargets.Model.Parameters.ToArray(), byLabels.Model.Parameters.ToArray());
    }

    [Fact]
    public void Linear_regression_recovers_the_line_that_made_the_data()
    {
        float[] inputs = Noise.Uniform(200, seed: 1);
        float[] targets = [.. Enumerable.Range(0, 100).Select(row => 3f * inputs[2 * row] - 2f * inputs[2 * row + 1] + 0.5f)];
        var trainer = new Trainer<Line>(new Line(1), new Sgd { LearningRate = 0.1f });

        trainer.Fit(Dataset.WithTargets(inputs, 2, targets), new FitOptions { Epochs = 200, BatchSize = 20 });

        // The inputs' second moments are near 1/3, so an epoch of five steps shrinks the error by (1 − 0.1·2/3)⁵ = 0.71.
        float[] learnt = trainer.Model.Parameters.ToArray();
        Assert.Equal(3f, learnt[0], 1e-4f);
        Assert.Equal(-2f, learnt[1], 1e-4f);
        Assert.Equal(0.5f, learnt[2], 1e-4f);
    }

    [Fact]
    public void Data_of_another_shape_are_refused_with_both_sizes()
    {
        var line = new Trainer<Line>(new Line(1), new Sgd());
        var classifier = new Trainer<Classifier>(new Classifier(1), new Sgd());

        Refused("train", "takes rows of 2 inputs; the dataset has 3", () => line.Fit(Data(), new FitOptions()));
        Refused("train", "gives rows of 1 outputs; the dataset has 2", () => line.Fit(Dataset.WithTargets([1f, 2f], 2, [1f, 2f], 2), new FitOptions()));
        Refused("train", "its loss is MeanSquaredError", () => line.Fit(Dataset.WithLabels([1f, 2f], 2, [0]), new FitOptions()));
        Refused("train", "The label of row 1 is 3; Classifier has 3 classes", () => classifier.Fit(Dataset.WithLabels(new float[6], 3, [2, 3]), new FitOptions()));
        Refused("options", "takes rows of 3 inputs; the dataset has 2", () => classifier.Fit(Data(), new FitOptions { Validation = Dataset.WithLabels([1f, 2f], 2, [0]) }));
        Assert.Equal(0, line.StepCount + classifier.StepCount);
    }

    [Fact]
    public void Epochs_first_epoch_and_batch_size_are_at_least_one()
    {
        Assert.Equal("Epochs", Assert.Throws<ArgumentOutOfRangeException>(() => new FitOptions { Epochs = 0 }).ParamName);
        Assert.Equal("FirstEpoch", Assert.Throws<ArgumentOutOfRangeException>(() => new FitOptions { FirstEpoch = 0 }).ParamName);
        Assert.Equal("BatchSize", Assert.Throws<ArgumentOutOfRangeException>(() => new FitOptions { BatchSize = 0 }).ParamName);
    }

    private static Dataset Data() => Dataset.WithLabels(Inputs, 3, Labels);

    private static float[] Fitted(int seed)
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Adam());
        trainer.Fit(Data(), new FitOptions { Epochs = 3, BatchSize = 7, Seed = seed });
        return trainer.Model.Parameters.ToArray();
    }

    private static void CancelAfter(int epoch, EpochProgress progress, CancellationTokenSource source)
    {
        if (progress.Epoch == epoch)
            source.Cancel();
    }

    private static void Refused(string parameter, string message, Func<object> fit)
    {
        var exception = Assert.Throws<ArgumentException>(fit);
        Assert.Equal(parameter, exception.ParamName);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private sealed class Reporter(Action<EpochProgress> report) : IProgress<EpochProgress>
    {
        public void Report(EpochProgress value) => report(value);
    }
}
