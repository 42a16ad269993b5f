using Microsoft.Extensions.Logging;

namespace CompiledNet.Extensions.Logging.Tests;

public sealed class FitLoggerTests
{
    private static readonly Dataset Data = Dataset.WithTargets([.. Enumerable.Range(0, 20).Select(value => value / 20f)], 2, [.. Enumerable.Range(0, 10).Select(value => value / 10f)]);

    [Fact]
    public void A_training_is_logged_from_its_begin_to_its_end()
    {
        var log = new RecordingLogger(LogLevel.Debug);

        TrainingHistory history = Trainer().Fit(Data, new FitOptions { Epochs = 2, BatchSize = 3, Callbacks = [new FitLogger(log) { EverySteps = 2 }] });

        Assert.Equal([1, 2, 2, 3, 2, 2, 3, 5], log.Entries.Select(entry => entry.Event));
        Assert.Equal(
            [LogLevel.Information, LogLevel.Debug, LogLevel.Debug, LogLevel.Information, LogLevel.Debug, LogLevel.Debug, LogLevel.Information, LogLevel.Information],
            log.Entries.Select(entry => entry.Level));
        Assert.Equal("Training Line with 3 parameters from epoch 1 to 2, 3 rows a batch", log.Entries[0].Message);
        Assert.Equal(history.Last.TrainingLoss, log.Entries[6].Values["Loss"]);
        Assert.Equal(4, log.Entries[2].Values["Step"]);
        Assert.Equal("Trained Line: 2 epochs completed", log.Entries[^1].Message);
    }

    [Fact]
    public void An_epoch_says_what_the_validation_rows_gave()
    {
        var log = new RecordingLogger(LogLevel.Information);

        TrainingHistory history = Trainer().Fit(Data, new FitOptions { Validation = Data, Callbacks = [new FitLogger(log)] });

        Assert.Equal([1, 4, 5], log.Entries.Select(entry => entry.Event));
        Assert.Equal(history.Last.ValidationLoss, log.Entries[1].Values["ValidationLoss"]);
    }

    [Fact]
    public void A_cancellation_is_a_warning_and_an_exception_an_error()
    {
        var log = new RecordingLogger(LogLevel.Information);
        var failure = new NotSupportedException("no");
        Assert.Throws<OperationCanceledException>(() => Trainer().Fit(Data, new FitOptions { Callbacks = [new FitLogger(log)] }, new CancellationToken(canceled: true)));
        Assert.Throws<NotSupportedException>(() => Trainer().Fit(Data, new FitOptions { BatchSize = 5, Callbacks = [new FitLogger(log), new Failing(failure)] }));

        Assert.Equal([(1, null), (6, null), (1, null), (7, failure)], log.Entries.Select(entry => (entry.Event, entry.Exception)));
        Assert.Equal([LogLevel.Warning, LogLevel.Error], log.Entries.Where(entry => entry.Event > 5).Select(entry => entry.Level));
        Assert.Equal("Training of Line failed in epoch 1 after step 1", log.Entries[^1].Message);
    }

    [Fact]
    public void Steps_that_are_not_logged_allocate_nothing()
    {
        var log = new RecordingLogger(LogLevel.Information);
        var probe = new AllocationProbe();

        Trainer().Fit(Data, new FitOptions { Epochs = 30, BatchSize = 1, Callbacks = [new FitLogger(log) { EverySteps = 1 }, probe] });

        Assert.Equal(0, probe.Least);
    }

    [Fact]
    public void Its_arguments_are_checked()
    {
        Assert.Throws<ArgumentNullException>(() => new FitLogger(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FitLogger(new RecordingLogger(LogLevel.Debug)) { EverySteps = 0 });
    }

    private static Trainer<Line> Trainer() => new(new Line(1), new Sgd());

    private sealed class Failing(Exception exception) : FitCallback
    {
        public override void OnStep(FitContext context) => throw exception;
    }

    /// <summary>What is allocated between two steps of an epoch; the least, since the runtime compiles on this thread too.</summary>
    private sealed class AllocationProbe : FitCallback
    {
        private long _before;

        public long Least { get; private set; } = long.MaxValue;

        public override void OnStep(FitContext context)
        {
            long now = GC.GetAllocatedBytesForCurrentThread();
            if (context.Step > 1)
                Least = Math.Min(Least, now - _before);
            _before = GC.GetAllocatedBytesForCurrentThread();
        }
    }
}

/// <summary>Two inputs, one output.</summary>
[Network(2)]
[Dense(1)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class Line;
