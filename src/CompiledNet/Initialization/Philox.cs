using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// The counter-based random generator Philox4x32-10: a function from a counter of 128 bits and a key of 64 bits to 128
/// random bits. Any part of its stream can be computed without the parts before it, and it gives the same bits on
/// every machine.
/// </summary>
/// <remarks>
/// J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw: Parallel Random Numbers: As Easy as 1, 2, 3 (SC 2011). Ten rounds
/// pass all tests of TestU01's BigCrush.
/// </remarks>
public static class Philox
{
    /// <summary>The words that <see cref="ExpandKey"/> writes.</summary>
    internal const int RoundKeys = 2 * Rounds;

    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;

    // The golden ratio, and √3 − 1, as fractions of 2³².
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>The 128 random bits that belong to a counter and a key.</summary>
    /// <param name="c0">The counter's lowest word.</param>
    /// <param name="c1">The counter's second word.</param>
    /// <param name="c2">The counter's third word.</param>
    /// <param name="c3">The counter's highest word.</param>
    /// <param name="k0">The key's low word.</param>
    /// <param name="k1">The key's high word.</param>
    public static (uint X0, uint X1, uint X2, uint X3) Block(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        unchecked
        {
            for (int round = 0; round < Rounds; round++)
            {
                ulong product0 = (ulong)Multiplier0 * c0;
                ulong product1 = (ulong)Multiplier1 * c2;
                (c0, c1, c2, c3) = (
                    (uint)(product1 >> 32) ^ c1 ^ k0,
                    (uint)product1,
                    (uint)(product0 >> 32) ^ c3 ^ k1,
                    (uint)product0);
                k0 += Weyl0;
                k1 += Weyl1;
            }
        }
        return (c0, c1, c2, c3);
    }

    /// <summary>The keys of the rounds, one after the other in pairs.</summary>
    internal static void ExpandKey(uint k0, uint k1, Span<ulong> roundKeys)
    {
        for (int round = 0; round < Rounds; round++)
        {
            roundKeys[2 * round] = k0;
            roundKeys[2 * round + 1] = k1;
            k0 = unchecked(k0 + Weyl0);
            k1 = unchecked(k1 + Weyl1);
        }
    }

    /// <summary>The blocks of many counters; the lower halves of the words count alone, of what goes in and of what comes out.</summary>
    /// <param name="c0">The counters' lowest words.</param>
    /// <param name="c1">The second words.</param>
    /// <param name="c2">The third words.</param>
    /// <param name="c3">The highest words.</param>
    /// <param name="roundKeys">The first of what <see cref="ExpandKey"/> wrote.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Blocks<TWords>(ref TWords c0, ref TWords c1, ref TWords c2, ref TWords c3, ref ulong roundKeys)
        where TWords : struct, IWords<TWords>
    {
        TWords multiplier0 = TWords.Broadcast(Multiplier0);
        TWords multiplier1 = TWords.Broadcast(Multiplier1);
        for (int key = 0; key < RoundKeys; key += 2)
        {
            TWords product0 = TWords.Product(multiplier0, c0);
            TWords product1 = TWords.Product(multiplier1, c2);
            c0 = TWords.High(product1) ^ c1 ^ TWords.Broadcast(Unsafe.Add(ref roundKeys, key));
            c1 = product1;
            c2 = TWords.High(product0) ^ c3 ^ TWords.Broadcast(Unsafe.Add(ref roundKeys, key + 1));
            c3 = product0;
        }
    }
}
