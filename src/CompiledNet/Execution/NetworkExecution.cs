using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>What a network needs to run: its scratch memory, and how many threads share the work of one call.</summary>
/// <param name="workspaceLength">The floats of scratch memory of a pass, known when the network is generated.</param>
/// <param name="gradientsLength">The floats of the parameter storage; 0 for a network without a loss.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkExecution(int workspaceLength, int gradientsLength)
{
    private readonly WorkspacePool _workspaces = new(workspaceLength, gradientsLength);

    /// <summary>The threads that may share the work of one call, from 1 to 8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or above 8.</exception>
    public int Threads
    {
        get;
        set
        {
            if (value is < 1 or > Shards.Most)
                throw new ArgumentOutOfRangeException(nameof(Threads), value, $"A call can share its work among 1 to {Shards.Most} threads.");
            if (value > 1)
            {
                ShardWorkspaces ??= [.. Enumerable.Range(0, Shards.Most).Select(_ => new Workspace(workspaceLength, gradientsLength))];
                WorkerTeam.Employ(value - 1);
            }

            field = value;
        }
    } = 1;

    /// <summary>The floats of the parameter storage; 0 for a network without a loss.</summary>
    internal int GradientsLength => gradientsLength;

    /// <summary>A workspace for each shard; null while there is one thread.</summary>
    internal Workspace[]? ShardWorkspaces { get; private set; }

    /// <summary>Takes a workspace that nobody else uses; its contents are arbitrary.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Workspace Rent() => _workspaces.Rent();

    /// <summary>Gives a workspace back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Return(Workspace workspace) => _workspaces.Return(workspace);
}
