using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>What training came to, epoch by epoch.</summary>
/// <param name="Epochs">The epochs in order, at least one.</param>
public sealed record TrainingHistory(ImmutableArray<EpochResult> Epochs)
{
    /// <summary>The last epoch.</summary>
    public EpochResult Last => Epochs[^1];
}
