using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>
/// Quotients without a division, whose 512-bit form takes longer than all the rest of a function.
/// </summary>
/// <remarks>
/// Subtracting the bits of the divisor from a constant negates its exponent and gives the reciprocal within 5.1 %
/// (the constant balances the errors of both signs). With <c>e = 1 − d·y</c> one step <c>y·(1 + e + e²)</c> leaves
/// <c>e³ ≤ 1.3e-4</c>; the last step, on the result itself, squares that to 1.7e-8 (0.29·2⁻²⁴) beside its rounding.
/// </remarks>
internal static class Quotient
{
    private const int NegatedExponent = 0x7EF311C3;

    /// <summary><c>dividend / divisor</c> within 0.8 ulp, for a divisor in [2⁻¹²⁵, 2¹²⁵]; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes dividend, TLanes divisor)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes reciprocal = NearReciprocal(divisor);
        TLanes quotient = dividend * reciprocal;
        TLanes remainder = TLanes.MultiplyAdd(-divisor, quotient, dividend);
        return TLanes.MultiplyAdd(remainder, reciprocal, quotient);
    }

    /// <summary><c>1 / divisor</c>, as <see cref="Of"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Reciprocal<TLanes>(TLanes divisor)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes reciprocal = NearReciprocal(divisor);
        TLanes remainder = TLanes.MultiplyAdd(-divisor, reciprocal, TLanes.Broadcast(1f));
        return TLanes.MultiplyAdd(remainder, reciprocal, reciprocal);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes NearReciprocal<TLanes>(TLanes divisor)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes guess = TLanes.SubtractBits(TLanes.Broadcast(BitConverter.Int32BitsToSingle(NegatedExponent)), divisor);
        TLanes error = TLanes.MultiplyAdd(-divisor, guess, TLanes.Broadcast(1f));
        return TLanes.MultiplyAdd(guess, TLanes.MultiplyAdd(error, error, error), guess);
    }
}
