namespace CompiledNet.Training.Tests;

public class FitScheduleTests
{
    private static readonly Dataset Train = Dataset.WithLabels(Noise.Uniform(60, seed: 1), 3, Noise.Labels(20, 3, seed: 2));

    [Fact]
    public void A_schedule_of_epochs_sets_the_learning_rate_of_each_epoch_and_gives_it_back()
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Sgd { LearningRate = 0.5f });

        TrainingHistory history = trainer.Fit(Train, new FitOptions { Epochs = 4, BatchSize = 7, Schedule = LearningRateSchedule.Step(2, 0.5) });

        Assert.Equal([0.5f, 0.5f, 0.25f, 0.25f], history.Epochs.Select(epoch => epoch.LearningRate));
        Assert.Equal(0.5f, trainer.Optimizer.LearningRate);
    }

    [Fact]
    public void A_schedule_of_steps_sets_the_learning_rate_of_each_step()
    {
        var recorder = new RecordingCallback();
        var trainer = new Trainer<Classifier>(new Classifier(1), new Sgd { LearningRate = 1f });

        trainer.Fit(Train, new FitOptions
        {
            Epochs = 2,
            BatchSize = 7,
            Schedule = LearningRateSchedule.Linear(4, 1, 0.5),
            ScheduleUnit = ScheduleUnit.Step,
            Callbacks = [recorder],
        });

        Assert.Equal([1f, 0.875f, 0.75f, 0.625f, 0.5f, 0.5f], recorder.LearningRates);
    }

    [Fact]
    public void Later_epochs_continue_the_schedule()
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Sgd { LearningRate = 1f });
        LearningRateSchedule schedule = LearningRateSchedule.Exponential(0.5);

        trainer.Fit(Train, new FitOptions { Epochs = 2, Schedule = schedule });
        TrainingHistory history = trainer.Fit(Train, new FitOptions { FirstEpoch = 3, Epochs = 1, Schedule = schedule });

        Assert.Equal(0.25f, history.Last.LearningRate);
    }

    /// <remarks>With a learning rate of 0 the loss stays, up to the order in which its rows are summed.</remarks>
    [Fact]
    public void A_plateau_reduces_the_learning_rate_on_top_of_the_schedule()
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Sgd { LearningRate = 1f });

        TrainingHistory history = trainer.Fit(Train, new FitOptions
        {
            Epochs = 5,
            Schedule = LearningRateSchedule.Constant(1e-30),
            Validation = Train,
            Plateau = new ReduceOnPlateau { Patience = 1, Factor = 0.5 },
        });

        Assert.Equal([1e-30f, 1e-30f, 1e-30f, 0.5e-30f, 0.5e-30f], history.Epochs.Select(epoch => epoch.LearningRate));
    }

    [Fact]
    public void What_is_watched_must_be_measured()
    {
        var trainer = new Trainer<Classifier>(new Classifier(1), new Sgd());
        var line = new Trainer<Line>(new Line(1), new Sgd());
        Dataset points = Dataset.WithTargets([1f, 2f, 3f, 4f], 2, [1f, 2f]);

        Assert.Contains("Validation", Assert.Throws<ArgumentException>("options", () => trainer.Fit(Train, new FitOptions { Plateau = new() })).Message);
        Assert.Contains("EvaluateTraining", Assert.Throws<ArgumentException>("options", () => trainer.Fit(Train, new FitOptions
        {
            EarlyStopping = new() { Monitor = MonitoredValue.TrainingAccuracy },
        })).Message);
        Assert.Contains("classify", Assert.Throws<ArgumentException>("options", () => line.Fit(points, new FitOptions
        {
            Validation = points,
            EarlyStopping = new() { Monitor = MonitoredValue.ValidationAccuracy },
        })).Message);
    }
}
