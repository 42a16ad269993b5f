using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// One value for each parameter of a network: the parameters themselves, their gradients, or an optimizer's moments.
/// </summary>
/// <remarks>
/// <para>
/// The values lie in one flat storage, aligned to 64 bytes, in the layout that the generated methods want. Its padding
/// is zero and stays zero, so that an optimizer is one loop over <see cref="AsTrainedSpan"/>; only gradients of a pass that met
/// NaN or infinity may have NaN there, until the next pass overwrites them.
/// </para>
/// <para>
/// Behind the trained values lie those that are kept with them but not trained: the running statistics of batch norms. In a
/// buffer of gradients <c>Backward</c> leaves there what the statistics become, which <see cref="CopyStatisticsFrom"/> takes over.
/// </para>
/// </remarks>
/// <typeparam name="TNetwork">The network whose parameters they are.</typeparam>
public sealed class ParameterBuffer<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly AlignedStorage _storage = new(TNetwork.Description.StorageSize);

    /// <summary>The raw storage.</summary>
    internal AlignedStorage Storage => _storage;

    /// <summary>The number of parameters, without padding.</summary>
    public int Count { get; } = TNetwork.Description.ParameterCount;

    /// <summary>The raw storage, padding and statistics included.</summary>
    public Span<float> AsSpan() => _storage.Span;

    /// <summary>The raw storage of what is trained, padding included: what an optimizer changes.</summary>
    public Span<float> AsTrainedSpan() => _storage.Span[..TNetwork.Description.TrainedSize];

    /// <summary>Copies the values out in canonical order: layer by layer, weights <c>[unit][input]</c>, then biases.</summary>
    /// <param name="destination">At least <see cref="Count"/> long.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public void CopyTo(Span<float> destination)
    {
        if (destination.Length < Count)
            throw new ArgumentException($"{TNetwork.Description.Name} has {Count} parameters; the destination has room for {destination.Length}.", nameof(destination));

        foreach (ParameterTensor tensor in TNetwork.Description.Tensors)
        {
            this[tensor].CopyTo(destination);
            destination = destination[tensor.Length..];
        }
    }

    /// <summary>Sets the values from canonical order: layer by layer, weights <c>[unit][input]</c>, then biases.</summary>
    /// <param name="source"><see cref="Count"/> values.</param>
    /// <exception cref="ArgumentException"><paramref name="source"/> has another length.</exception>
    public void CopyFrom(ReadOnlySpan<float> source)
    {
        if (source.Length != Count)
            throw new ArgumentException($"{TNetwork.Description.Name} has {Count} parameters; the source has {source.Length} values.", nameof(source));

        foreach (ParameterTensor tensor in TNetwork.Description.Tensors)
        {
            this[tensor].CopyFrom(source[..tensor.Length]);
            source = source[tensor.Length..];
        }
    }

    /// <summary>Sets all values from another buffer of the same network, statistics included.</summary>
    public void CopyFrom(ParameterBuffer<TNetwork> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        source.AsSpan().CopyTo(AsSpan());
    }

    /// <summary>
    /// Sets the running statistics, and nothing else, from another buffer of the same network: from the gradients, after each step of a
    /// training loop of one's own. (A <see cref="Trainer{TNetwork}"/> does it.) Does nothing for a network without statistics.
    /// </summary>
    /// <param name="gradients">The gradients of the step.</param>
    public void CopyStatisticsFrom(ParameterBuffer<TNetwork> gradients)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        gradients.StatisticsSpan.CopyTo(StatisticsSpan);
    }

    /// <summary>The values in canonical order.</summary>
    public float[] ToArray()
    {
        var values = new float[Count];
        CopyTo(values);
        return values;
    }

    /// <summary>Sets all values to zero.</summary>
    public void Clear() => AsSpan().Clear();

    /// <summary>The raw storage of the statistics, padding included.</summary>
    internal Span<float> StatisticsSpan => _storage.Span[TNetwork.Description.TrainedSize..];

    /// <summary>One tensor, by its name: <c>gradients["Dense1.Weights"][unit, input]</c>; one with statistics too.</summary>
    /// <exception cref="KeyNotFoundException">The network has no tensor of that name.</exception>
    public TensorView this[string tensor]
    {
        get
        {
            ParameterTensor? found = TNetwork.Description.StoredTensors.FirstOrDefault(candidate => candidate.Name == tensor);
            return found is not null
                ? this[found]
                : throw new KeyNotFoundException($"{TNetwork.Description.Name} has no tensor '{tensor}'; it has {string.Join(", ", TNetwork.Description.StoredTensors.Select(candidate => candidate.Name))}.");
        }
    }

    /// <summary>One tensor of <see cref="NetworkDescription.Tensors"/> or <see cref="NetworkDescription.Statistics"/>.</summary>
    public TensorView this[ParameterTensor tensor] => new(tensor, _storage.Memory);

    /// <summary>The first float of the raw storage, for generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref float Start
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _storage.Start;
    }
}
