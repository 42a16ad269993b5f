namespace CompiledNet.Execution;

/// <summary>Memory that depends on how many rows or sequences there are, which most networks never need.</summary>
internal sealed class BatchMemory
{
    public BatchWorkspaces Workspaces { get; } = new();

    public SequenceBundles Sequences { get; } = new();
}
