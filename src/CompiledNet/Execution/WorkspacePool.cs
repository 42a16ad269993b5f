using System.Collections.Concurrent;
using System.ComponentModel;

namespace CompiledNet.Execution;

/// <summary>
/// The workspaces of one network. One is made with the network, so that backward passes allocate nothing; passes
/// that overlap in time get further ones, which are kept.
/// </summary>
/// <param name="length">The length of a workspace in floats, known when the network is generated.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WorkspacePool(int length)
{
    private readonly ConcurrentBag<Workspace> _others = [];
    private Workspace? _first = new(length);

    /// <summary>Takes a workspace that nobody else uses; its contents are arbitrary.</summary>
    public Workspace Rent() =>
        Interlocked.Exchange(ref _first, null)
        ?? (_others.TryTake(out Workspace? other) ? other : new Workspace(length));

    /// <summary>Gives a workspace back.</summary>
    public void Return(Workspace workspace)
    {
        if (Interlocked.CompareExchange(ref _first, workspace, null) is not null)
            _others.Add(workspace);
    }
}
