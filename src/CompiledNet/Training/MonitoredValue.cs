namespace CompiledNet;

/// <summary>A value of <see cref="EpochResult"/> that is watched while a network trains.</summary>
public enum MonitoredValue
{
    /// <summary>The loss on the validation rows, which is to fall.</summary>
    ValidationLoss = 0,

    /// <summary>The accuracy on the validation rows, which is to rise.</summary>
    ValidationAccuracy = 1,

    /// <summary>The loss on the training rows, which is to fall.</summary>
    TrainingLoss = 2,

    /// <summary>The accuracy on the training rows, which is to rise (<see cref="FitOptions.EvaluateTraining"/>).</summary>
    TrainingAccuracy = 3,
}
