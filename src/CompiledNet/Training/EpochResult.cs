namespace CompiledNet;

/// <summary>What one epoch of training came to.</summary>
public sealed record EpochResult
{
    /// <summary>The number of the epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The mean loss over the training rows, each measured just before the step that it was a part of.</summary>
    public required double TrainingLoss { get; init; }

    /// <summary>
    /// The share of training rows classified correctly after the epoch, in [0, 1]; null without
    /// <see cref="FitOptions.EvaluateTraining"/> or for a network that does not classify.
    /// </summary>
    public double? TrainingAccuracy { get; init; }

    /// <summary>The mean loss over the validation rows after the epoch; null without <see cref="FitOptions.Validation"/>.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>
    /// The share of validation rows classified correctly after the epoch, in [0, 1]; null without
    /// <see cref="FitOptions.Validation"/> or for a network that does not classify.
    /// </summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>The learning rate of the last step of the epoch.</summary>
    public float LearningRate { get; init; }

    /// <summary>The time since training began; of a training that was resumed, without the interruptions.</summary>
    public required TimeSpan Elapsed { get; init; }
}
