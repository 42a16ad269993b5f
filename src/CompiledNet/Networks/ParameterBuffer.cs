using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// One value for each parameter of a network: the parameters themselves, their gradients, or an optimizer's moments.
/// </summary>
/// <remarks>
/// The values lie in one flat storage, aligned to 64 bytes, in the layout that the generated methods want. Its padding
/// is zero and stays zero, so that an optimizer is one loop over <see cref="AsSpan"/>; only gradients of a pass that met
/// NaN or infinity may have NaN there, until the next pass overwrites them.
/// </remarks>
/// <typeparam name="TNetwork">The network whose parameters they are.</typeparam>
public sealed class ParameterBuffer<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly AlignedStorage _storage = new(TNetwork.Description.StorageSize);

    /// <summary>The number of parameters, without padding.</summary>
    public int Count { get; } = TNetwork.Description.ParameterCount;

    /// <summary>The raw storage, padding included.</summary>
    public Span<float> AsSpan() => _storage.Span;

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

    /// <summary>Sets the values from another buffer of the same network.</summary>
    public void CopyFrom(ParameterBuffer<TNetwork> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        source.AsSpan().CopyTo(AsSpan());
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

    /// <summary>One tensor, by its name: <c>gradients["Dense1.Weights"][unit, input]</c>.</summary>
    /// <exception cref="KeyNotFoundException">The network has no tensor of that name.</exception>
    public TensorView this[string tensor]
    {
        get
        {
            ParameterTensor? found = TNetwork.Description.Tensors.FirstOrDefault(candidate => candidate.Name == tensor);
            return found is not null
                ? this[found]
                : throw new KeyNotFoundException($"{TNetwork.Description.Name} has no tensor '{tensor}'; it has {string.Join(", ", TNetwork.Description.Tensors.Select(candidate => candidate.Name))}.");
        }
    }

    /// <summary>One tensor of <see cref="NetworkDescription.Tensors"/>.</summary>
    public TensorView this[ParameterTensor tensor] => new(tensor, _storage.Memory);

    /// <summary>The first float of the raw storage, for generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref float Start
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _storage.Start;
    }
}
