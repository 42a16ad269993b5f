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
    /// <remarks>
    /// Two threads may find the first place free at the same moment; then one workspace is lost to the garbage collector,
    /// which costs less than an atomic operation at every call.
    /// </remarks>
    public void Return(Workspace workspace)
    {
        if (Volatile.Read(ref _first) is null)
            Volatile.Write(ref _first, workspace);
        else
            _others.Add(workspace);
    }
}
