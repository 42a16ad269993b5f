using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CompiledNet.Training.Tests;

public sealed class FitTelemetryTests
{
    private static readonly Dataset Data = Dataset.WithLabels(Noise.Uniform(10 * 7, seed: 1), 7, Noise.Labels(10, 3, seed: 2));

    [Fact]
    public void A_meter_says_what_steps_and_epochs_come_to()
    {
        var measured = new List<(string Instrument, double Value, string? Network)>();
        using MeterListener listener = Listen((instrument, value, tags) => measured.Add((instrument.Name, value, tags[0].Value as string)));

        TrainingHistory history = Learner().Fit(Data, new FitOptions { Epochs = 2, BatchSize = 4, Validation = Data, Callbacks = [new FitTelemetry()] });

        double[] Of(string instrument) => [.. measured.Where(entry => entry.Instrument == $"compilednet.fit.{instrument}").Select(entry => entry.Value)];
        Assert.All(measured, entry => Assert.Equal(nameof(GeneratedClassifier), entry.Network));
        Assert.Equal([1, 1, 1, 1, 1, 1], Of("steps"));
        Assert.Equal([4, 4, 2, 4, 4, 2], Of("rows"));
        Assert.Equal(6, Of("step.duration").Length);
        Assert.All(Of("step.duration"), seconds => Assert.True(seconds >= 0));
        Assert.Equal(6, Of("loss").Length);
        Assert.Equal(history.Epochs.Select(epoch => epoch.TrainingLoss), Of("epoch.loss"));
        Assert.Equal(history.Epochs.Select(epoch => epoch.ValidationLoss!.Value), Of("validation.loss"));
        Assert.Equal(history.Epochs.Select(epoch => epoch.ValidationAccuracy!.Value), Of("validation.accuracy"));
        Assert.All(Of("learning_rate"), rate => Assert.Equal(0.01f, rate));
    }

    [Fact]
    public void A_training_is_an_activity_and_each_epoch_one_in_it()
    {
        var stopped = new List<Activity>();
        using ActivityListener listener = Listen(stopped.Add);

        TrainingHistory history = Learner().Fit(Data, new FitOptions { Epochs = 2, Validation = Data, Callbacks = [new FitTelemetry()] });

        Assert.Equal(["epoch", "epoch", "fit"], stopped.Select(activity => activity.OperationName));
        Assert.All(stopped.Take(2), epoch => Assert.Equal(stopped[2].SpanId, epoch.ParentSpanId));
        Assert.Equal(history.Epochs[0].TrainingLoss, stopped[0].GetTagItem("loss"));
        Assert.Equal(history.Last.ValidationLoss, stopped[2].GetTagItem("validation_loss"));
        Assert.Equal(nameof(GeneratedClassifier), stopped[2].GetTagItem("network"));
        Assert.All(stopped, activity => Assert.Equal(ActivityStatusCode.Unset, activity.Status));
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void What_interrupts_a_training_ends_its_activities()
    {
        var stopped = new List<Activity>();
        using ActivityListener listener = Listen(stopped.Add);
        var telemetry = new FitTelemetry();
        Assert.Throws<NotSupportedException>(() => Learner().Fit(Data, new FitOptions { Callbacks = [telemetry, new StepCallback(_ => throw new NotSupportedException("no"))] }));
        Assert.Throws<OperationCanceledException>(() => Learner().Fit(Data, new FitOptions { Callbacks = [telemetry] }, new CancellationToken(canceled: true)));

        Assert.Equal(["epoch", "fit", "epoch", "fit"], stopped.Select(activity => activity.OperationName));
        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Error, ActivityStatusCode.Unset, ActivityStatusCode.Unset], stopped.Select(activity => activity.Status));
        Assert.Equal("no", stopped[1].StatusDescription);
        Assert.Equal([null, null, true, true], stopped.Select(activity => activity.GetTagItem("cancelled")));
        Assert.Null(Activity.Current);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_step_allocates_nothing_whether_somebody_listens_or_not(bool listens)
    {
        using MeterListener? listener = listens ? Listen((_, _, _) => { }) : null;
        long before = 0;
        long least = long.MaxValue;
        Learner().Fit(Data, new FitOptions
        {
            Epochs = 30,
            BatchSize = 1,
            Callbacks =
            [
                new FitTelemetry(),
                new StepCallback(context =>
                {
                    long now = GC.GetAllocatedBytesForCurrentThread();
                    if (context.Step > 1)
                        least = Math.Min(least, now - before);
                    before = GC.GetAllocatedBytesForCurrentThread();
                }),
            ],
        });

        Assert.Equal(0, least);
    }

    private static Trainer<GeneratedClassifier> Learner() => StreamTrainingTests.Learner();

    private delegate void Measured(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags);

    private static MeterListener Listen(Measured measured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == FitTelemetry.SourceName)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured(instrument, value, tags));
        listener.Start();
        return listener;
    }

    private static ActivityListener Listen(Action<Activity> stopped)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == FitTelemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
