namespace CompiledNet.Execution;

/// <summary>Memory of sequences that begin from zero, for the time of a call.</summary>
internal sealed class SequenceBundle(StreamMemory[] memories) : IDisposable
{
    private int _isTaken = 1;

    /// <summary>How many sequences there is memory for.</summary>
    public int Count => memories.Length;

    /// <summary>The one that was made before it.</summary>
    public SequenceBundle? Next { get; set; }

    /// <summary>The memory of so many sequences.</summary>
    public ReadOnlySpan<StreamMemory> First(int count) => memories.AsSpan(0, count);

    /// <summary>Takes it, unless it is taken.</summary>
    public bool TryTake() => Volatile.Read(ref _isTaken) == 0 && Interlocked.Exchange(ref _isTaken, 1) == 0;

    /// <summary>Gives it back.</summary>
    public void Dispose() => Volatile.Write(ref _isTaken, 0);
}
