using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>
/// The workspaces of one network. One is made with the network, so that passes allocate nothing; passes that overlap in
/// time get further ones, which are kept.
/// </summary>
internal sealed class WorkspacePool(int length, int gradientsLength)
{
    private readonly ConcurrentBag<Workspace> _others = [];
    private Workspace? _first = new(length, gradientsLength);

    /// <summary>Takes a workspace that nobody else uses; its contents are arbitrary.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Workspace Rent() => Interlocked.Exchange(ref _first, null) ?? RentAnother();

    /// <summary>Gives a workspace back.</summary>
    /// <remarks>
    /// Two threads may find the first place free at the same moment; then one workspace is lost to the garbage collector,
    /// which costs less than an atomic operation at every call.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Return(Workspace workspace)
    {
        if (Volatile.Read(ref _first) is null)
            Volatile.Write(ref _first, workspace);
        else
            _others.Add(workspace);
    }

    private Workspace RentAnother() => _others.TryTake(out Workspace? other) ? other : new Workspace(length, gradientsLength);
}
