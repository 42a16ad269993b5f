namespace CompiledNet.Execution;

/// <summary>
/// Memory of sequences that begin from zero, of which there is more from the first call on that has more of them than those before. There are as many
/// bundles as calls were ever made at the same time.
/// </summary>
internal sealed class SequenceBundles
{
    private readonly Lock _growth = new();
    private SequenceBundle? _latest;

    /// <summary>Takes memory for so many sequences that nobody else uses; it is zero.</summary>
    /// <param name="count">How many sequences.</param>
    /// <param name="stateLength">The floats that each keeps.</param>
    public SequenceBundle Rent(int count, int stateLength)
    {
        SequenceBundle bundle = Find(count) ?? Add(count, stateLength);
        foreach (StreamMemory memory in bundle.First(count))
            memory.Clear();
        return bundle;
    }

    private SequenceBundle? Find(int count)
    {
        for (SequenceBundle? bundle = Volatile.Read(ref _latest); bundle is not null; bundle = bundle.Next)
        {
            if (bundle.Count >= count && bundle.TryTake())
                return bundle;
        }

        return null;
    }

    private SequenceBundle Add(int count, int stateLength)
    {
        var memories = new StreamMemory[count];
        for (int number = 0; number < count; number++)
            memories[number] = new SequenceMemory(stateLength);
        var bundle = new SequenceBundle(memories);
        lock (_growth)
        {
            bundle.Next = _latest;
            Volatile.Write(ref _latest, bundle);
        }

        return bundle;
    }
}
