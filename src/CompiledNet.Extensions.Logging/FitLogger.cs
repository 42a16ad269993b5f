using Microsoft.Extensions.Logging;

namespace CompiledNet.Extensions.Logging;

/// <summary>
/// Logs a training: its begin, each epoch and its end as information, what interrupted it as an error (a cancellation as a warning), and now and then a step at the
/// level of debugging. One of <see cref="FitOptions.Callbacks"/>.
/// </summary>
/// <remarks>Steps that are not logged, because of <see cref="EverySteps"/> or of the logger's level, allocate nothing.</remarks>
public sealed class FitLogger : FitCallback
{
    private readonly ILogger _logger;

    /// <summary>Logs to a logger.</summary>
    /// <param name="logger">The logger, such as an <c>ILogger&lt;T&gt;</c> of the service that trains.</param>
    public FitLogger(ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(logger);
        _logger = logger;
    }

    /// <summary>Every so many steps of an epoch one is logged, at least 1; 100 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int EverySteps
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(EverySteps), value, "EverySteps must be at least 1.");
    } = 100;

    /// <inheritdoc/>
    public override void OnFitBegin(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        FitLog.Begin(_logger, context.Network.Name, context.Network.ParameterCount, context.Epoch, context.LastEpoch, context.Options.BatchSize);
    }

    /// <inheritdoc/>
    public override void OnStep(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Step % EverySteps == 0 && _logger.IsEnabled(LogLevel.Debug))
            FitLog.Step(_logger, context.Epoch, context.Step, context.Loss, context.LearningRate);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(FitContext context, EpochResult result)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(result);
        if (result.ValidationLoss is { } loss)
            FitLog.ValidatedEpoch(_logger, result.Epoch, context.LastEpoch, result.TrainingLoss, loss, result.ValidationAccuracy, result.LearningRate, result.Elapsed);
        else
            FitLog.Epoch(_logger, result.Epoch, context.LastEpoch, result.TrainingLoss, result.LearningRate, result.Elapsed);
    }

    /// <inheritdoc/>
    public override void OnFitEnd(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        FitLog.End(_logger, context.Network.Name, context.History.Epochs.Length);
    }

    /// <inheritdoc/>
    public override void OnFitInterrupted(FitContext context, Exception exception)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (exception is OperationCanceledException)
            FitLog.Cancelled(_logger, context.Network.Name, context.Epoch, context.Step);
        else
            FitLog.Interrupted(_logger, context.Network.Name, context.Epoch, context.Step, exception);
    }
}
