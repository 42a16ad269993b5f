using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>
/// Workspaces of one length, for all networks that need about so much. There are as many as were ever needed at the same time;
/// they live as long as one of these networks does.
/// </summary>
/// <remarks>
/// Every workspace stays in the pool and says itself whether it is taken: so none is lost, whoever comes at the same moment,
/// and to take and to give back one cost a single atomic operation together.
/// </remarks>
internal sealed class WorkspacePool
{
    // 4 MB.
    private const int MostFloatsInReserve = 1 << 20;

    private readonly int _length;
    private readonly Lock _growth = new();
    private Workspace? _latest;
    private int _count;

    /// <summary>Constructs a pool with a workspace for each processor, if these are small altogether; at least one.</summary>
    public WorkspacePool(int length)
    {
        _length = length;
        Reserve(Math.Clamp(MostFloatsInReserve / length, 1, Environment.ProcessorCount));
    }

    /// <summary>How many workspaces there are.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>
    /// Takes a workspace that nobody else uses; its contents are arbitrary. It is given back by <see cref="Workspace.Dispose"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Workspace Rent()
    {
        Workspace workspace = Take();
        workspace.Use();
        return workspace;
    }

    /// <summary>The same for the gradients of a network, whose padding and embedding tables are zero.</summary>
    /// <param name="layout">A <see cref="GradientLayout{TPass}.Number"/>.</param>
    public Workspace RentForGradients(int layout)
    {
        Workspace workspace = Take();
        workspace.ClearFor(layout);
        return workspace;
    }

    /// <summary>Makes sure that there are so many workspaces.</summary>
    public void Reserve(int count)
    {
        if (Count >= count)
            return;
        lock (_growth)
        {
            while (_count < count)
                Add(new Workspace(_length, isTaken: false));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Workspace Take()
    {
        Workspace latest = Volatile.Read(ref _latest)!;
        return latest.TryTake() ? latest : TakeAnother(latest);
    }

    private Workspace TakeAnother(Workspace latest)
    {
        for (Workspace? workspace = latest.Next; workspace is not null; workspace = workspace.Next)
        {
            if (workspace.TryTake())
                return workspace;
        }

        var another = new Workspace(_length, isTaken: true);
        lock (_growth)
            Add(another);
        return another;
    }

    private void Add(Workspace workspace)
    {
        workspace.Next = _latest;
        Volatile.Write(ref _latest, workspace);
        Volatile.Write(ref _count, _count + 1);
    }
}
