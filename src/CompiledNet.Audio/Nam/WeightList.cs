namespace CompiledNet.Audio.Nam;

/// <summary>The weights of a file, which lie one behind the other without names: they are taken in the order of the layers.</summary>
/// <param name="values">All of them.</param>
internal sealed class WeightList(float[] values)
{
    private int _taken;

    /// <summary>The next weights.</summary>
    /// <param name="layer">What they belong to.</param>
    /// <param name="sizes">The sizes of their axes.</param>
    /// <exception cref="InvalidDataException">There are not so many left.</exception>
    public float[] Take(string layer, params ReadOnlySpan<int> sizes)
    {
        Int128 count = 1;
        foreach (int size in sizes)
            count *= size;
        if (count > values.Length - _taken)
            throw new InvalidDataException($"The file has {values.Length} weights, too few for its layers: {layer} needs {count} behind the first {_taken}.");
        float[] own = values.AsSpan(_taken, (int)count).ToArray();
        _taken += (int)count;
        return own;
    }

    /// <exception cref="InvalidDataException">Some were not taken.</exception>
    public void RequireEnd()
    {
        if (_taken < values.Length)
            throw new InvalidDataException($"The file has {values.Length} weights, too many for its layers: they need {_taken}.");
    }
}
