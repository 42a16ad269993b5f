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
}
