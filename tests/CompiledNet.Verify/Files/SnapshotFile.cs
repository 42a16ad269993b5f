namespace CompiledNet.Snapshots.Files;

/// <summary>The two paths of one snapshot.</summary>
/// <param name="Verified">The accepted text, under version control.</param>
/// <param name="Received">The text of the last run, there only while it is not accepted.</param>
internal sealed record SnapshotFile(string Verified, string Received);
