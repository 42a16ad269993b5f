namespace CompiledNet.Snapshots.Files;

/// <summary>Snapshots are missing, different or stale.</summary>
internal sealed class SnapshotException(string message) : Exception(message)
{
    /// <summary>Empty: the place of the failure is the test, not the adapter.</summary>
    public override string StackTrace => "";
}
