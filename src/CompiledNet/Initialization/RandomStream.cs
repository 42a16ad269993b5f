namespace CompiledNet;

/// <summary>
/// The words of <see cref="Philox"/> one after another, for draws that happen in a fixed order, such as shuffling.
/// </summary>
/// <param name="seed">The user's seed: the low word of the key.</param>
/// <param name="purpose">The high word of the key.</param>
/// <param name="number">The number of the stream, such as an epoch: the third word of the counter.</param>
/// <param name="part">The number of its part, such as a row: the fourth word of the counter.</param>
internal struct RandomStream(int seed, RandomPurpose purpose, int number, int part = 0)
{
    private uint _block;
    private int _word;
    private (uint X0, uint X1, uint X2, uint X3) _words;

    /// <summary>The next 32 random bits.</summary>
    public uint Next()
    {
        if (_word == 0)
            _words = Philox.Block(_block++, 0, unchecked((uint)number), unchecked((uint)part), unchecked((uint)seed), (uint)purpose);
        uint value = _word switch { 0 => _words.X0, 1 => _words.X1, 2 => _words.X2, _ => _words.X3 };
        _word = (_word + 1) & 3;
        return value;
    }

    /// <summary>A number in [0, <paramref name="bound"/>), all equally likely.</summary>
    /// <remarks>D. Lemire: Fast Random Integer Generation in an Interval (2019).</remarks>
    public int NextBelow(int bound)
    {
        uint range = (uint)bound;
        ulong product = (ulong)Next() * range;
        uint rejected = unchecked(0u - range) % range;
        while (unchecked((uint)product) < rejected)
            product = (ulong)Next() * range;
        return (int)(product >> 32);
    }

    /// <summary>Puts the items in random order, all orders equally likely (Fisher, Yates 1938; Durstenfeld 1964).</summary>
    public void Shuffle(Span<int> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int chosen = NextBelow(last + 1);
            (items[last], items[chosen]) = (items[chosen], items[last]);
        }
    }
}
