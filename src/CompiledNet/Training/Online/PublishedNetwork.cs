using CompiledNet.Execution;

namespace CompiledNet;

/// <summary>
/// A network that learns on one thread while others use it: they read the parameters that were published last, always whole, and no thread waits
/// for another.
/// </summary>
/// <remarks>
/// <para>
/// The thread that learns calls <see cref="Publish"/>, after every step or as often as the others should see something new: it copies all parameters. Any thread
/// calls <see cref="Forward"/>, or <see cref="Read"/> for several calls with the same version. Nothing is allocated once there are as many copies as are used at the
/// same time: two more than readers.
/// </para>
/// <para>To read costs two atomic additions, to publish one copy of the parameters and one atomic exchange.</para>
/// </remarks>
/// <typeparam name="TNetwork">The generated network class.</typeparam>
public sealed class PublishedNetwork<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly Publication<TNetwork, FreePoints> _publication = new(static () => TNetwork.Create(0));
    private long _version = -1;
    private int _isPublishing;

    /// <summary>Publishes the parameters that a network has now, as version 0.</summary>
    /// <param name="model">The network that learns; whoever reads has copies of it.</param>
    public PublishedNetwork(TNetwork model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        Publish();
    }

    /// <summary>The network that learns. Only the thread that trains it may use it.</summary>
    public TNetwork Model { get; }

    /// <summary>The number of the version that was published last: 0 at first, and one more with each publication.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>How many copies of the parameters there are: three, or two more than were read at the same time.</summary>
    public int CopyCount => _publication.CopyCount;

    /// <summary>Lets others see the parameters as they are now, running statistics included. Between two steps, on the thread that trains.</summary>
    /// <exception cref="InvalidOperationException">Another thread is publishing; or more than a thousand former versions are being read.</exception>
    public void Publish()
    {
        if (Interlocked.Exchange(ref _isPublishing, 1) != 0)
            throw new InvalidOperationException("Another thread is publishing; one thread at a time may train and publish.");
        try
        {
            PublishedCopy<TNetwork> copy = _publication.TakeFree();
            copy.Content.Parameters.CopyFrom(Model.Parameters);
            copy.Version = _version + 1;
            _publication.PublishTaken();
            Volatile.Write(ref _version, copy.Version);
        }
        finally
        {
            Volatile.Write(ref _isPublishing, 0);
        }
    }

    /// <summary>
    /// The network as it was published last. It stays so until it is disposed of, which must happen once:
    /// <c>using (NetworkReading&lt;TNetwork&gt; reading = published.Read()) …</c>.
    /// </summary>
    public NetworkReading<TNetwork> Read() => new(_publication.Enter());

    /// <summary>Computes the outputs of one row or many with the version that was published last. Safe to call from many threads at once.</summary>
    /// <inheritdoc cref="INetwork{TSelf}.Forward"/>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        PublishedCopy<TNetwork> copy = _publication.Enter();
        try
        {
            copy.Content.Forward(inputs, outputs);
        }
        finally
        {
            Publication<TNetwork, FreePoints>.Leave(copy);
        }
    }
}
