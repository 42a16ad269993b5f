using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>The logistic function.</summary>
/// <remarks>
/// <c>1 / (1 + e^(−x))</c> with <c>x = r − n·ln 2</c>, so that <c>e^(−x) = 2ⁿ·e^(−r)</c>, and the <c>q = 1 − e^(−r)</c> of
/// <see cref="ExpPolynomial.OneMinusInverse"/>. The divisor <c>(1 + 2ⁿ) − 2ⁿ·q</c> is rounded once, because the product with
/// a power of two is exact and so is <c>1 + 2ⁿ</c>, up to <c>n = 23</c>. Above, the rest that it leaves out goes in with
/// the product. Dividend and divisor both carry a factor 2⁻⁶⁴: the power then does not overflow, and a subnormal quotient
/// is rounded once.
/// <para>Largest error over all floats: 1.70 ulp; with separate multiply and add 1.71 ulp.</para>
/// </remarks>
public static class Sigmoid
{
    // From here on the result rounds to 1; and to 0.
    private const float LargestArgument = 18f;
    private const float SmallestArgument = -105f;

    /// <summary><c>1 / (1 + e^(−x))</c>; as small as <c>e^x</c> for large negative arguments, subnormal below −87.33655.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // The rounded sum holds n − 64 + 127, the exponent of 2ⁿ·2⁻⁶⁴.
        x = TLanes.Min(TLanes.Broadcast(LargestArgument), TLanes.Max(TLanes.Broadcast(SmallestArgument), x));
        TLanes rounder = TLanes.Broadcast(Exp.Rounder - 64f + 127f);
        TLanes rounded = TLanes.NegatedMultiplyAdd(x, TLanes.Broadcast(Exp.InverseLn2), rounder);
        TLanes q = ExpPolynomial.OneMinusInverse(Exp.Restore(x, rounded - rounder));

        TLanes one = TLanes.Broadcast(Exp.Unscale);
        TLanes power = TLanes.ShiftLeftBits(rounded, 23);
        TLanes sum = one + power;
        TLanes rest = one - (sum - power);
        return one / (sum + TLanes.NegatedMultiplyAdd(power, q, rest));
    }
}
