using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CompiledNet;

/// <summary>
/// Measures a training for those who listen to the process: a <see cref="Meter"/> and an <see cref="ActivitySource"/>, both called <see cref="SourceName"/>, as OpenTelemetry and
/// <c>dotnet-counters</c> read them. One of <see cref="FitOptions.Callbacks"/>, for one training at a time.
/// </summary>
/// <remarks>
/// <para>Where nobody listens, a step costs a few comparisons. Nothing is allocated for a step, whether somebody listens or not.</para>
/// <para>
/// Instruments, each with the tag <c>network</c>: the counters <c>compilednet.fit.steps</c> and <c>compilednet.fit.rows</c>; the histogram
/// <c>compilednet.fit.step.duration</c> in seconds; the gauges <c>compilednet.fit.loss</c> of the last step, <c>compilednet.fit.learning_rate</c>, and of the last epoch
/// <c>compilednet.fit.epoch.loss</c>, <c>compilednet.fit.validation.loss</c> and <c>compilednet.fit.validation.accuracy</c>.
/// </para>
/// <para>Activities: <c>fit</c>, and in it <c>epoch</c> for each epoch, with the losses as tags; their status is an error if the training threw.</para>
/// </remarks>
public sealed class FitTelemetry : FitCallback
{
    /// <summary>What the meter and the source of activities are called.</summary>
    public const string SourceName = "CompiledNet";

    private const string NetworkTag = "network";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly Meter Meter = new(SourceName);
    private static readonly Counter<long> Steps = Meter.CreateCounter<long>("compilednet.fit.steps", "{step}", "Steps of training.");
    private static readonly Counter<long> Rows = Meter.CreateCounter<long>("compilednet.fit.rows", "{row}", "Rows trained with.");
    private static readonly Histogram<double> StepDuration = Meter.CreateHistogram<double>("compilednet.fit.step.duration", "s", "From the end of a step to the end of the next.");
    private static readonly Gauge<double> Loss = Meter.CreateGauge<double>("compilednet.fit.loss", "", "The cost of the last step, before its update.");
    private static readonly Gauge<double> LearningRate = Meter.CreateGauge<double>("compilednet.fit.learning_rate", "", "The learning rate of the last step.");
    private static readonly Gauge<double> EpochLoss = Meter.CreateGauge<double>("compilednet.fit.epoch.loss", "", "The mean loss over the rows of the last epoch.");
    private static readonly Gauge<double> ValidationLoss = Meter.CreateGauge<double>("compilednet.fit.validation.loss", "", "The loss over the validation rows after the last epoch.");
    private static readonly Gauge<double> ValidationAccuracy = Meter.CreateGauge<double>("compilednet.fit.validation.accuracy", "", "The share of validation rows classified correctly after the last epoch.");

    private Activity? _fit;
    private Activity? _epoch;
    private long _last;

    /// <inheritdoc/>
    public override void OnFitBegin(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _fit = Source.StartActivity("fit");
        _fit?.SetTag(NetworkTag, context.Network.Name);
        _fit?.SetTag("epochs", context.Options.Epochs);
        _fit?.SetTag("batch_size", context.Options.BatchSize);
        _fit?.SetTag("seed", context.Options.Seed);
        _last = Stopwatch.GetTimestamp();
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _epoch = Source.StartActivity("epoch");
        _epoch?.SetTag(NetworkTag, context.Network.Name);
        _epoch?.SetTag("epoch", context.Epoch);
        _last = Stopwatch.GetTimestamp();
    }

    /// <inheritdoc/>
    public override void OnStep(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var network = new KeyValuePair<string, object?>(NetworkTag, context.Network.Name);
        if (Steps.Enabled)
            Steps.Add(1, network);
        if (Rows.Enabled)
            Rows.Add(context.StepRowCount, network);
        if (Loss.Enabled)
            Loss.Record(context.Loss, network);
        if (LearningRate.Enabled)
            LearningRate.Record(context.LearningRate, network);
        if (!StepDuration.Enabled)
            return;
        long now = Stopwatch.GetTimestamp();
        StepDuration.Record(Stopwatch.GetElapsedTime(_last, now).TotalSeconds, network);
        _last = now;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(FitContext context, EpochResult result)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(result);
        var network = new KeyValuePair<string, object?>(NetworkTag, context.Network.Name);
        EpochLoss.Record(result.TrainingLoss, network);
        if (result.ValidationLoss is { } loss)
            ValidationLoss.Record(loss, network);
        if (result.ValidationAccuracy is { } accuracy)
            ValidationAccuracy.Record(accuracy, network);
        Tag(_epoch, result);
        Tag(_fit, result);
        _epoch?.Dispose();
        _epoch = null;
    }

    /// <inheritdoc/>
    public override void OnFitEnd(FitContext context) => End(null);

    /// <inheritdoc/>
    public override void OnFitInterrupted(FitContext context, Exception exception) => End(exception);

    private static void Tag(Activity? activity, EpochResult result)
    {
        if (activity is null)
            return;
        activity.SetTag("loss", result.TrainingLoss);
        activity.SetTag("learning_rate", result.LearningRate);
        if (result.ValidationLoss is { } loss)
            activity.SetTag("validation_loss", loss);
        if (result.ValidationAccuracy is { } accuracy)
            activity.SetTag("validation_accuracy", accuracy);
    }

    private void End(Exception? exception)
    {
        foreach (Activity? activity in (ReadOnlySpan<Activity?>)[_epoch, _fit])
        {
            if (exception is OperationCanceledException)
                activity?.SetTag("cancelled", true);
            else if (exception is not null)
                activity?.SetStatus(ActivityStatusCode.Error, exception.Message).AddException(exception);
            activity?.Dispose();
        }

        _epoch = null;
        _fit = null;
    }
}
