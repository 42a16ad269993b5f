namespace CompiledNet.Execution;

/// <summary>The memories of the sequences of a call: its own, of sequences that begin from zero, or those of a caller's states.</summary>
/// <param name="count">For how many sequences there is room.</param>
internal sealed class SequenceBundle(int count) : IDisposable
{
    private readonly SequenceMemory?[] _own = new SequenceMemory?[count];
    private int _isTaken = 1;

    /// <summary>The memories, from the first on as many as the call has sequences.</summary>
    public StreamMemory[] Memories { get; } = new StreamMemory[count];

    /// <summary>The one that was made before it.</summary>
    public SequenceBundle? Next { get; set; }

    /// <summary>The memories of so many sequences.</summary>
    public ReadOnlySpan<StreamMemory> First(int count) => Memories.AsSpan(0, count);

    /// <summary>Begins so many sequences from zero.</summary>
    public void Begin(int count, int stateLength)
    {
        for (int number = 0; number < count; number++)
        {
            SequenceMemory memory = _own[number] ??= new SequenceMemory(stateLength);
            memory.Clear();
            Memories[number] = memory;
        }
    }

    /// <summary>Takes it, unless it is taken.</summary>
    public bool TryTake() => Volatile.Read(ref _isTaken) == 0 && Interlocked.Exchange(ref _isTaken, 1) == 0;

    /// <summary>Gives it back, and keeps no state of a caller.</summary>
    public void Dispose()
    {
        Memories.AsSpan().Clear();
        Volatile.Write(ref _isTaken, 0);
    }
}
