using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>What training came to, epoch by epoch.</summary>
/// <param name="Epochs">The completed epochs in order; none if training ended before the first was complete.</param>
public sealed record TrainingHistory(ImmutableArray<EpochResult> Epochs)
{
    /// <summary>The history before the first epoch is complete.</summary>
    internal static TrainingHistory Empty { get; } = new([]);

    /// <summary>The last completed epoch.</summary>
    /// <exception cref="InvalidOperationException">No epoch was completed.</exception>
    public EpochResult Last => Epochs.IsEmpty ? throw new InvalidOperationException("No epoch was completed.") : Epochs[^1];

    /// <summary>The epoch in which a value was best, the first of equals.</summary>
    /// <param name="monitor">The value.</param>
    /// <exception cref="InvalidOperationException">The value was measured in no epoch.</exception>
    public EpochResult Best(MonitoredValue monitor = MonitoredValue.ValidationLoss)
    {
        var best = new BestEpoch(monitor, 0);
        EpochResult? found = null;
        foreach (EpochResult epoch in Epochs)
            found = best.Add(epoch) ? epoch : found;
        return found ?? throw new InvalidOperationException($"{monitor} was measured in no epoch.");
    }
}
