namespace CompiledNet.Execution;

/// <summary>
/// Memories of the sequences of calls, of which there are more from the first call on that has more sequences than those before. There are as many
/// bundles as calls were ever made at the same time.
/// </summary>
internal sealed class SequenceBundles
{
    private readonly Lock _growth = new();
    private SequenceBundle? _latest;

    /// <summary>Takes memories for so many sequences that begin from zero, which nobody else uses.</summary>
    /// <param name="count">How many sequences.</param>
    /// <param name="stateLength">The floats that each keeps.</param>
    public SequenceBundle Rent(int count, int stateLength)
    {
        SequenceBundle bundle = Find(count) ?? Add(count);
        bundle.Begin(count, stateLength);
        return bundle;
    }

    /// <summary>Takes a bundle of the memories of a caller's states.</summary>
    public SequenceBundle Rent(ReadOnlySpan<StreamMemory> states)
    {
        SequenceBundle bundle = Find(states.Length) ?? Add(states.Length);
        states.CopyTo(bundle.Memories);
        return bundle;
    }

    private SequenceBundle? Find(int count)
    {
        for (SequenceBundle? bundle = Volatile.Read(ref _latest); bundle is not null; bundle = bundle.Next)
        {
            if (bundle.Memories.Length >= count && bundle.TryTake())
                return bundle;
        }

        return null;
    }

    private SequenceBundle Add(int count)
    {
        var bundle = new SequenceBundle(count);
        lock (_growth)
        {
            bundle.Next = _latest;
            Volatile.Write(ref _latest, bundle);
        }

        return bundle;
    }
}
