namespace CompiledNet.Tests.Shared;

/// <summary>What a caller hands to a network: floats that end where a page begins that may be neither read nor written.</summary>
internal sealed class CallersMemory : IDisposable
{
    private readonly List<GuardedMemory> _parts = [];

    /// <summary>Floats with these values.</summary>
    public ReadOnlySpan<float> Of(float[] values)
    {
        Span<float> floats = Room(values.Length);
        values.CopyTo(floats);
        return floats;
    }

    /// <summary>Floats to be written.</summary>
    public Span<float> Room(int count)
    {
        var part = new GuardedMemory(count);
        _parts.Add(part);
        return part.Last(count);
    }

    public void Dispose() => _parts.ForEach(part => part.Dispose());
}
