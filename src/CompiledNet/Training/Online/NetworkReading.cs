using CompiledNet.Execution;

namespace CompiledNet;

/// <summary>One version of a <see cref="PublishedNetwork{TNetwork}"/>, for as long as somebody reads it.</summary>
/// <typeparam name="TNetwork">The generated network class.</typeparam>
public ref struct NetworkReading<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private PublishedCopy<TNetwork>? _copy;

    internal NetworkReading(PublishedCopy<TNetwork> copy)
    {
        _copy = copy;
        Version = copy.Version;
    }

    /// <summary>The network, whose parameters must not be changed. Not to be used when the reading is disposed of.</summary>
    /// <exception cref="ObjectDisposedException">It is disposed of.</exception>
    public readonly TNetwork Network => _copy is { } copy ? copy.Content : throw new ObjectDisposedException(nameof(NetworkReading<>));

    /// <summary>The number of its publication.</summary>
    public long Version { get; }

    /// <summary>Gives it back; the thread that learns may use its memory again. A copy of this value must not do so too.</summary>
    public void Dispose()
    {
        if (_copy is null)
            return;
        Publication<TNetwork, FreePoints>.Leave(_copy);
        _copy = null;
    }
}
