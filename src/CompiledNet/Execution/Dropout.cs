using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
        for (int row = 0; row < rows; row++)
        {
            ref float start = ref Unsafe.Add(ref mask, (nint)row * stride);
            for (int unit = 0; unit < stride; unit++)
                Unsafe.Add(ref start, unit) = unit < units ? At(rate, in key, layer, firstRow + row, unit) : 0f;
        }
    }

    /// <summary>One value of a mask.</summary>
    /// <inheritdoc cref="Fill"/>
    public static float At(float rate, in DropoutKey key, int layer, long row, int unit)
    {
        (uint x0, uint x1, uint x2, uint x3) = Philox.Block(
            (uint)unit / 4,
            unchecked((uint)row),
            unchecked((uint)key.Step),
            HighWord(in key, layer),
            unchecked((uint)key.Seed),
            KeyHigh(in key));
        uint word = (unit & 3) switch { 0 => x0, 1 => x1, 2 => x2, _ => x3 };
        return word < rate * Words ? 0f : Kept(rate);
    }

    /// <summary>The key of a step of a training.</summary>
    internal static DropoutKey Key(int seed, long step) => new(unchecked((uint)seed), (ulong)step);

    private static float Kept(float rate) => (float)(1 / (1 - (double)rate));

    private static uint HighWord(in DropoutKey key, int layer) => unchecked((uint)layer + ((uint)(key.Step >> 32) << 16));

    private static uint KeyHigh(in DropoutKey key) => unchecked((uint)(key.Seed >> 32) + (uint)RandomPurpose.Dropout);
}
