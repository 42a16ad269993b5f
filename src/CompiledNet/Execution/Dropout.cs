using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CompiledNet.Numerics;

namespace CompiledNet.Execution;

/// <summary>Draws the masks of dropout, for generated code.</summary>
/// <remarks>
/// <para>
/// A unit is dropped with the probability <c>rate</c>: its value in the mask is 0, else <c>1/(1 − rate)</c>, so that its mean is kept
/// (inverted dropout). N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov: Dropout: A Simple Way to Prevent Neural
/// Networks from Overfitting (2014).
/// </para>
/// <para>
/// Whether a unit is dropped is a function of the key, the layer, the row and the unit: its random number is word <c>unit mod 4</c> of the
/// <see cref="Philox"/> block with counter <c>(unit div 4, row, step mod 2³², layer + 2¹⁶·(step div 2³²))</c> and key
/// <c>(seed mod 2³², seed div 2³² + 4)</c>, and it is dropped if that is below <c>2³²·rate</c>. So the mask does not depend on blocks,
/// shards, threads or the width of registers, and the probability is <c>rate</c> rounded up to a multiple of 2⁻³²: from 2⁻⁹ on exactly.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Dropout
{
    private const double Words = 4294967296.0;

    private const int FloatsOfBlock = 4;

    /// <summary>Fills masks.</summary>
    /// <param name="mask">A row of <paramref name="stride"/> floats for each row.</param>
    /// <param name="stride">The floats of a row: a multiple of 4 and of the lanes of a register.</param>
    /// <param name="units">The units of a row; what is behind them becomes 0.</param>
    /// <param name="rate">The probability of dropping a unit, at least 0, below 1.</param>
    /// <param name="key">What the masks are drawn with.</param>
    /// <param name="layer">The layer's index in <see cref="NetworkDescription.Layers"/>, below 2¹⁶.</param>
    /// <param name="firstRow">The number of the first row; rows whose numbers differ by 2³² have the same mask.</param>
    /// <param name="rows">How many rows there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill<TLanes>(ref float mask, int stride, int units, float rate, in DropoutKey key, int layer, long firstRow, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        WriteGuard.AssertWritable(in mask, 0, (nint)rows * stride);
        if (TLanes.Count == 2 * Words512.Count)
            FillBlocks<Words512>(ref mask, stride, rate, in key, layer, firstRow, rows);
        else if (TLanes.Count == 2 * Words256.Count)
            FillBlocks<Words256>(ref mask, stride, rate, in key, layer, firstRow, rows);
        else
            FillBlocks<Words128>(ref mask, stride, rate, in key, layer, firstRow, rows);
        if (units < stride)
            ClearPadding(ref mask, stride, units, rows);
    }

    /// <summary>One value of a mask.</summary>
    /// <inheritdoc cref="Fill{TLanes}(ref float, int, int, float, in DropoutKey, int, long, int)"/>
    internal static float At(float rate, in DropoutKey key, int layer, long row, int unit)
    {
        (uint x0, uint x1, uint x2, uint x3) = Philox.Block(
            (uint)unit / 4,
            unchecked((uint)row),
            unchecked((uint)key.Step),
            HighWord(in key, layer),
            unchecked((uint)key.Seed),
            KeyHigh(in key));
        uint word = (unit & 3) switch { 0 => x0, 1 => x1, 2 => x2, _ => x3 };
        return word < Threshold(rate) ? 0f : Kept(rate);
    }

    /// <summary>The key of a step of a training.</summary>
    internal static DropoutKey Key(int seed, long step) => new(unchecked((uint)seed), (ulong)step);

    /// <summary>
    /// A register has the counters of blocks that lie one behind the other in memory, also where a row ends and the next begins.
    /// </summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FillBlocks<TWords>(ref float mask, int stride, float rate, in DropoutKey key, int layer, long firstRow, int rows)
        where TWords : struct, IWords<TWords>
    {
        Span<ulong> roundKeys = stackalloc ulong[Philox.RoundKeys];
        Philox.ExpandKey(unchecked((uint)key.Seed), KeyHigh(in key), roundKeys);
        uint threshold = Threshold(rate);
        float kept = Kept(rate);

        int blocksOfRow = stride / FloatsOfBlock;
        TWords end = TWords.Broadcast((ulong)blocksOfRow);
        TWords block = TWords.Numbers;
        TWords row = TWords.Broadcast((ulong)firstRow);
        for (int i = 0; i < TWords.Count / blocksOfRow; i++)
            WrapRow(ref block, ref row, end);

        TWords blocks = TWords.Broadcast((ulong)(TWords.Count % blocksOfRow));
        TWords wholeRows = TWords.Broadcast((ulong)(TWords.Count / blocksOfRow));
        TWords step = TWords.Broadcast(key.Step);
        TWords highest = TWords.Broadcast(HighWord(in key, layer));
        int floats = TWords.Count * FloatsOfBlock;
        nint length = (nint)rows * stride;
        for (nint offset = 0; offset < length; offset += floats)
        {
            TWords x0 = block, x1 = row, x2 = step, x3 = highest;
            Philox.Blocks(ref x0, ref x1, ref x2, ref x3, ref MemoryMarshal.GetReference(roundKeys));
            TWords.Spread(x0, x1, x2, x3, threshold, kept, ref Unsafe.Add(ref mask, offset), length - offset < floats);
            block += blocks;
            row += wholeRows;
            WrapRow(ref block, ref row, end);
        }
    }

    /// <summary>Blocks behind the end of a row are the first of the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WrapRow<TWords>(ref TWords block, ref TWords row, TWords end)
        where TWords : struct, IWords<TWords>
    {
        TWords isBehind = TWords.AtLeast(block, end);
        block -= isBehind & end;
        row -= isBehind;
    }

    private static void ClearPadding(ref float mask, int stride, int units, int rows)
    {
        for (int row = 0; row < rows; row++)
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref mask, (nint)row * stride + units), stride - units).Clear();
    }

    /// <summary>The least word of a unit that is kept. At a rate of 1 all values are 0 in any case.</summary>
    private static uint Threshold(float rate) => (uint)Math.Min(Math.Ceiling(rate * Words), uint.MaxValue);

    /// <summary>1/(1 − rate), which keeps the mean; 0 where nothing is kept.</summary>
    private static float Kept(float rate) => rate < 1 ? (float)(1 / (1 - (double)rate)) : 0f;

    private static uint HighWord(in DropoutKey key, int layer) => unchecked((uint)layer + ((uint)(key.Step >> 32) << 16));

    private static uint KeyHigh(in DropoutKey key) => unchecked((uint)(key.Seed >> 32) + (uint)RandomPurpose.Dropout);
}
