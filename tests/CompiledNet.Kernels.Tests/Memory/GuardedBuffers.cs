using CompiledNet.Tests.Shared;

namespace CompiledNet.Kernels.Tests.Memory;

/// <summary>
/// Buffers for one call, each between pages of its own that may not be touched: they end at the second page in every other
/// call, and begin at the first in the others.
/// </summary>
internal sealed class GuardedBuffers : IDisposable
{
    private const int Most = 6;
    private const int Capacity = 1 << 17;

    private readonly GuardedMemory[] _memories = [.. Enumerable.Range(0, Most).Select(_ => new GuardedMemory(Capacity))];
    private readonly List<(GuardedMemory Memory, int Length, string Name)> _taken = [];
    private bool _atEnd;

    /// <summary>Forgets the buffers of the call before, and moves the next ones to the other end.</summary>
    public void Begin()
    {
        _taken.Clear();
        _atEnd = !_atEnd;
    }

    /// <summary>A buffer with a copy of these values; one float even for none, so that it has a first one.</summary>
    public Span<float> Of(ReadOnlySpan<float> values, string name)
    {
        Span<float> buffer = Take(values.Length, name);
        values.CopyTo(buffer);
        return buffer;
    }

    /// <summary>A buffer to be overwritten: it holds NaN.</summary>
    public Span<float> Unwritten(int length, string name)
    {
        Span<float> buffer = Take(length, name);
        buffer.Fill(float.NaN);
        return buffer;
    }

    /// <summary>Asserts that nothing was written beside the buffers.</summary>
    public void AssertNothingElseWritten(ReadOnlySpan<float> buffer, string name)
    {
        (GuardedMemory memory, _, _) = _taken.Single(taken => taken.Name == name);
        memory.AssertMarked(buffer, name);
    }

    public void Dispose()
    {
        foreach (GuardedMemory memory in _memories)
            memory.Dispose();
    }

    private Span<float> Take(int length, string name)
    {
        GuardedMemory memory = _memories[_taken.Count];
        _taken.Add((memory, length, name));
        return _atEnd ? memory.Last(length) : memory.First(length);
    }
}
