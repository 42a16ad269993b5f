using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>What a checkpoint of <see cref="Trainer{TNetwork}.Fit"/> says beside what it sets in the trainer.</summary>
/// <param name="Position">Where the next step stands.</param>
/// <param name="History">The completed epochs.</param>
internal sealed record FitCheckpoint(FitPosition Position, ImmutableArray<EpochResult> History);
