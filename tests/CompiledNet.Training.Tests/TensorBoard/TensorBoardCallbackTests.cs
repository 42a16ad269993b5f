namespace CompiledNet.Training.Tests;

public sealed class TensorBoardCallbackTests : IDisposable
{
    private static readonly Dataset Train = Dataset.WithLabels(Noise.Uniform(60, seed: 1), 3, Noise.Labels(20, 3, seed: 2));

    private readonly string _directory = Directory.CreateTempSubdirectory("compilednet-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Every_epoch_has_its_losses_accuracies_and_learning_rate()
    {
        TrainingHistory history = Fit(new TensorBoardCallback(_directory), new FitOptions { Epochs = 3, Validation = Train, EvaluateTraining = true }).History;

        StoredEvent[] events = Events();
        Assert.Equal(history.Epochs.Select(epoch => ((float)epoch.TrainingLoss, (long)epoch.Epoch)), Curve(events, "loss/train"));
        Assert.Equal(history.Epochs.Select(epoch => ((float)epoch.ValidationLoss!, (long)epoch.Epoch)), Curve(events, "loss/validation"));
        Assert.Equal(history.Epochs.Select(epoch => ((float)epoch.TrainingAccuracy!, (long)epoch.Epoch)), Curve(events, "accuracy/train"));
        Assert.Equal(history.Epochs.Select(epoch => ((float)epoch.ValidationAccuracy!, (long)epoch.Epoch)), Curve(events, "accuracy/validation"));
        Assert.Equal(history.Epochs.Select(epoch => (epoch.LearningRate, (long)epoch.Epoch)), Curve(events, "learning_rate"));
    }

    [Fact]
    public void What_is_not_measured_has_no_curve()
    {
        Fit(new TensorBoardCallback(_directory), new FitOptions { Epochs = 1 });

        Assert.Equal(["loss/train", "learning_rate"], Events().Skip(1).Select(stored => stored.Tag));
    }

    [Fact]
    public void Steps_are_counted_over_all_epochs()
    {
        Fit(new TensorBoardCallback(_directory) { EverySteps = 2 }, new FitOptions { Epochs = 2, BatchSize = 4 });

        Assert.Equal([2, 4, 6, 8, 10], Curve(Events(), "loss/step").Select(point => point.Step));
    }

    [Fact]
    public void Steps_of_a_stream_without_a_count_are_counted_over_all_epochs()
    {
        RowSource stream = RowSource.WithLabels(3, epoch => Enumerable.Range(0, 18 + 2 * epoch).Select(row => new StreamRow(new float[3], row % 3)));
        var trainer = new Trainer<Classifier>(new Classifier(1), new Adam());

        trainer.Fit(stream, new FitOptions { Epochs = 2, BatchSize = 4, Callbacks = [new TensorBoardCallback(_directory) { EverySteps = 2 }] });

        Assert.Equal([2, 4, 6, 8, 10], Curve(Events(), "loss/step").Select(point => point.Step));
    }

    [Fact]
    public void Histograms_are_those_of_the_trained_tensors()
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Adam());
        trainer.Fit(Train, new FitOptions { Epochs = 2, Callbacks = [TensorBoardCallback.WithHistograms(_directory, trainer.Model)] });

        StoredEvent[] last = [.. Events().Where(stored => stored.Histogram is not null && stored.Step == 2)];

        Assert.Equal(Classifier.Description.StoredTensors.Select(tensor => tensor.Name), last.Select(stored => stored.Tag));
        Assert.All(last, stored => Assert.Equal(
            trainer.Model.Parameters[stored.Tag!].ToArray().Sum(value => (double)value), stored.Histogram!.Sum, 1e-12));
    }

    [Fact]
    public void A_training_that_throws_leaves_what_was_complete()
    {
        using (var callback = new TensorBoardCallback(_directory))
        {
            Assert.Throws<OperationCanceledException>(() => Fit(callback, new FitOptions { Epochs = 9 }, new Cancelling(epoch: 2)));

            Assert.Equal([1], Curve(Events(), "loss/train").Select(point => point.Step));
        }
    }

    private static Trainer<Classifier> Fit(TensorBoardCallback callback, FitOptions options, params FitCallback[] others)
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Adam());
        trainer.Fit(Train, options with { Callbacks = [callback, .. others] });
        return trainer;
    }

    private static IEnumerable<(float Value, long Step)> Curve(StoredEvent[] events, string tag) =>
        events.Where(stored => stored.Tag == tag).Select(stored => (stored.Scalar!.Value, stored.Step));

    private StoredEvent[] Events() => EventFileReader.Read(Directory.GetFiles(_directory).Single());

    private sealed class Cancelling(int epoch) : FitCallback
    {
        public override void OnStep(FitContext context)
        {
            if (context.Epoch == epoch)
                throw new OperationCanceledException();
        }
    }
}
