using Microsoft.Extensions.Logging;

namespace CompiledNet.Extensions.Logging;

/// <summary>The messages of a training.</summary>
internal static partial class FitLog
{
    [LoggerMessage(1, LogLevel.Information, "Training {Network} with {Parameters} parameters from epoch {FirstEpoch} to {LastEpoch}, {BatchSize} rows a batch")]
    public static partial void Begin(ILogger logger, string network, int parameters, int firstEpoch, int lastEpoch, int batchSize);

    [LoggerMessage(2, LogLevel.Debug, "Epoch {Epoch}, step {Step}: loss {Loss}, learning rate {LearningRate}", SkipEnabledCheck = true)]
    public static partial void Step(ILogger logger, int epoch, int step, float loss, float learningRate);

    [LoggerMessage(3, LogLevel.Information, "Epoch {Epoch} of {LastEpoch}: loss {Loss}, learning rate {LearningRate}, after {Elapsed}")]
    public static partial void Epoch(ILogger logger, int epoch, int lastEpoch, double loss, float learningRate, TimeSpan elapsed);

    [LoggerMessage(4, LogLevel.Information, "Epoch {Epoch} of {LastEpoch}: loss {Loss}, validation loss {ValidationLoss}, validation accuracy {ValidationAccuracy}, learning rate {LearningRate}, after {Elapsed}")]
    public static partial void ValidatedEpoch(ILogger logger, int epoch, int lastEpoch, double loss, double validationLoss, double? validationAccuracy, float learningRate, TimeSpan elapsed);

    [LoggerMessage(5, LogLevel.Information, "Trained {Network}: {Epochs} epochs completed")]
    public static partial void End(ILogger logger, string network, int epochs);

    [LoggerMessage(6, LogLevel.Warning, "Training of {Network} was cancelled in epoch {Epoch} after step {Step}")]
    public static partial void Cancelled(ILogger logger, string network, int epoch, int step);

    [LoggerMessage(7, LogLevel.Error, "Training of {Network} failed in epoch {Epoch} after step {Step}")]
    public static partial void Interrupted(ILogger logger, string network, int epoch, int step, Exception exception);
}
