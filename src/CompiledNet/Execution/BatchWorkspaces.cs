namespace CompiledNet.Execution;

/// <summary>
/// Scratch memory for whole batches, which grows at the first batch that is larger than those before and never again. There are as many
/// workspaces as calls were ever made at the same time.
/// </summary>
internal sealed class BatchWorkspaces
{
    private readonly Lock _growth = new();
    private Workspace? _latest;

    /// <summary>Takes a workspace of at least so many floats that nobody else uses; its contents are arbitrary.</summary>
    public Workspace Rent(int length)
    {
        for (Workspace? workspace = Volatile.Read(ref _latest); workspace is not null; workspace = workspace.Next)
        {
            if (workspace.Length >= length && workspace.TryTake())
                return workspace;
        }

        var larger = new Workspace(WorkspacePools.RoundUp(length), isTaken: true);
        lock (_growth)
            Volatile.Write(ref _latest, Put(larger, before: _latest));
        return larger;
    }

    /// <summary>Makes sure that there are so many workspaces of at least so many floats.</summary>
    public void Reserve(int length, int count)
    {
        if (Count(length) >= count)
            return;
        lock (_growth)
        {
            for (int missing = count - Count(length); missing > 0; missing--)
                Volatile.Write(ref _latest, Put(new Workspace(WorkspacePools.RoundUp(length), isTaken: false), before: _latest));
        }
    }

    private int Count(int length)
    {
        int count = 0;
        for (Workspace? workspace = Volatile.Read(ref _latest); workspace is not null; workspace = workspace.Next)
            count += workspace.Length >= length ? 1 : 0;
        return count;
    }

    /// <summary>Puts a workspace before the others, of which those that are smaller and not taken are given up.</summary>
    private static Workspace Put(Workspace larger, Workspace? before)
    {
        Workspace last = larger;
        for (Workspace? workspace = before; workspace is not null; workspace = workspace.Next)
        {
            // Whoever comes by later finds it taken.
            if (workspace.Length < larger.Length && workspace.TryTake())
                continue;
            last.Next = workspace;
            last = workspace;
        }

        last.Next = null;
        return larger;
    }
}
