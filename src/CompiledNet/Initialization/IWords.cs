namespace CompiledNet;

/// <summary>Words of 64 bits side by side in a register, for <see cref="Philox"/> with many counters at once.</summary>
/// <typeparam name="TSelf">The register type itself.</typeparam>
internal interface IWords<TSelf>
    where TSelf : struct, IWords<TSelf>
{
    /// <summary>The number of words: 2, 4 or 8.</summary>
    static abstract int Count { get; }

    /// <summary>
    /// The numbers from 0 on in the order in which <see cref="Spread"/> puts the words in order again: the first half at the even places,
    /// the second at the odd ones.
    /// </summary>
    static abstract TSelf Numbers { get; }

    /// <summary><paramref name="value"/> in every word.</summary>
    static abstract TSelf Broadcast(ulong value);

    /// <summary>The sums, modulo 2⁶⁴.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>The differences, modulo 2⁶⁴.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>The bits that are in both.</summary>
    static abstract TSelf operator &(TSelf left, TSelf right);

    /// <summary>The bits that are in one of the two.</summary>
    static abstract TSelf operator ^(TSelf left, TSelf right);

    /// <summary>All one bits where the left word, below 2⁶³, is at least the right one, else all zero bits.</summary>
    static abstract TSelf AtLeast(TSelf left, TSelf right);

    /// <summary>The products of the lower halves.</summary>
    static abstract TSelf Product(TSelf left, TSelf right);

    /// <summary>The upper halves.</summary>
    static abstract TSelf High(TSelf words);

    /// <summary>
    /// The lower halves of four registers, one after the other for each word, the words in the order of <see cref="Numbers"/>; as floats:
    /// 0 where the half is below a threshold, else <paramref name="value"/>.
    /// </summary>
    /// <param name="x0">The first halves.</param>
    /// <param name="x1">The second halves.</param>
    /// <param name="x2">The third halves.</param>
    /// <param name="x3">The fourth halves.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="value">The value of halves that are not below it.</param>
    /// <param name="destination">Where the floats go, four for each word.</param>
    /// <param name="isFirstHalf">Whether only the first half of them is written.</param>
    static abstract void Spread(TSelf x0, TSelf x1, TSelf x2, TSelf x3, uint threshold, float value, ref float destination, bool isFirstHalf);
}
