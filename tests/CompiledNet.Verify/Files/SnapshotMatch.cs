namespace CompiledNet.Snapshots.Files;

/// <summary>A received text beside the verified one.</summary>
/// <param name="File">The paths of both.</param>
/// <param name="Received">What was generated.</param>
/// <param name="Verified">The snapshot, null if there is none.</param>
internal sealed record SnapshotMatch(SnapshotFile File, string Received, string? Verified)
{
    public bool IsEqual => Received == Verified;
}
