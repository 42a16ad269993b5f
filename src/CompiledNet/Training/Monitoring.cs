namespace CompiledNet;

/// <summary>What a monitored value is, and when it is better.</summary>
internal static class Monitoring
{
    public static bool RisesToImprove(this MonitoredValue monitor) =>
        monitor is MonitoredValue.ValidationAccuracy or MonitoredValue.TrainingAccuracy;

    /// <summary>The value in an epoch; NaN where it was not measured.</summary>
    public static double Of(this MonitoredValue monitor, EpochResult result) => monitor switch
    {
        MonitoredValue.ValidationLoss => result.ValidationLoss,
        MonitoredValue.ValidationAccuracy => result.ValidationAccuracy,
        MonitoredValue.TrainingLoss => result.TrainingLoss,
        _ => result.TrainingAccuracy,
    } ?? double.NaN;

    /// <summary>Whether a value is better than another by more than a margin. NaN is never better.</summary>
    public static bool IsBetter(this MonitoredValue monitor, double value, double than, double margin) =>
        monitor.RisesToImprove() ? value - margin > than : value + margin < than;

    /// <exception cref="ArgumentException">The value will not be measured.</exception>
    public static void Require(this MonitoredValue monitor, FitOptions options, NetworkDescription network)
    {
        bool isValidation = monitor is MonitoredValue.ValidationLoss or MonitoredValue.ValidationAccuracy;
        if (isValidation && options.Validation is null)
            throw new ArgumentException($"{monitor} is watched, so the options need Validation rows.", nameof(options));
        if (monitor == MonitoredValue.TrainingAccuracy && !options.EvaluateTraining)
            throw new ArgumentException($"{monitor} is watched, so the options need EvaluateTraining.", nameof(options));
        if (monitor.RisesToImprove() && RowTargets.ClassCount(network) == 0)
            throw new ArgumentException($"{monitor} is watched, but {network.Name} does not classify.", nameof(options));
    }
}
