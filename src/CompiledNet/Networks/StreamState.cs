using CompiledNet.Execution;

namespace CompiledNet;

/// <summary>
/// Where a stream stands: what the layers of a network with <see cref="NetworkAttribute.Streaming"/> need of the steps before. One network serves any
/// number of streams, each with a state of its own; a state is for one call at a time.
/// </summary>
/// <typeparam name="TNetwork">The network.</typeparam>
public sealed class StreamState<TNetwork> : StreamMemory
    where TNetwork : class, IStreamNetwork<TNetwork>
{
    internal StreamState(int stateLength, int scratchLength)
        : base(stateLength, scratchLength)
    {
    }

    /// <summary>Makes it that of a stream that has taken no step: everything before the first was zero. Nothing of NaN or infinity stays.</summary>
    public void Reset() => Clear();

    /// <summary>Makes another state the same as this one, from which both go on by themselves.</summary>
    /// <param name="destination">The other one.</param>
    public void CopyTo(StreamState<TNetwork> destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        State.CopyTo(destination.State);
        destination.Position = Position;
    }
}
