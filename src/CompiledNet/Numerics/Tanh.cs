using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>The hyperbolic tangent.</summary>
/// <remarks>
/// With <c>x = n·½·ln 2 + r</c>, <c>s = 2ⁿ = e^(n·ln 2)</c> and <c>t = tanh r</c>, the addition theorem reads
/// <c>tanh x = (s − 1 + t·(s + 1)) / (s + 1 + t·(s − 1))</c>. There <c>|r| ≤ ¼·ln 2</c>, so that an odd polynomial of
/// the 7th degree is enough for <c>t</c>; a minimax fit of the relative error (Remez exchange with 40 decimal digits,
/// the first coefficient held at 1) leaves 1.7e-10. The formula is odd in all its roundings, so the function is odd to
/// the last bit. ½·ln 2 needs no second part: its error is multiplied by <c>n·(1 − tanh² x)</c>, which is never large.
/// </remarks>
public static class Tanh
{
    // From here on the result rounds to 1.
    private const float Saturation = 9.02f;
    private const float TwoOverLn2 = 2.88539008f;
    private const float HalfLn2 = 0.34657359f;

    private const float C3 = -0.33333322f;
    private const float C5 = 0.13331142f;
    private const float C7 = -0.05271521f;

    /// <summary><c>tanh x</c>, never outside [−1, 1]; the sign of zero is kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        x = TLanes.Min(TLanes.Broadcast(Saturation), TLanes.Max(TLanes.Broadcast(-Saturation), x));

        // The rounded sum holds n + 127, the exponent of s.
        TLanes rounder = TLanes.Broadcast(Exp.Rounder + 127f);
        TLanes rounded = TLanes.MultiplyAdd(x, TLanes.Broadcast(TwoOverLn2), rounder);
        TLanes r = TLanes.MultiplyAdd(rounded - rounder, TLanes.Broadcast(-HalfLn2), x);
        TLanes s = TLanes.ShiftLeftBits(rounded, 23);

        TLanes one = TLanes.Broadcast(1f);
        TLanes square = r * r;
        TLanes slope = TLanes.MultiplyAdd(TLanes.Broadcast(C7), square, TLanes.Broadcast(C5));
        slope = TLanes.MultiplyAdd(slope, square, TLanes.Broadcast(C3));
        TLanes t = r * TLanes.MultiplyAdd(slope, square, one);

        // 1 − s rather than s − 1: for s = 1 the sum with t keeps the sign of a zero t.
        TLanes sum = s + one;
        TLanes difference = one - s;
        return Quotient.Of(
            TLanes.MultiplyAdd(t, sum, -difference),
            TLanes.MultiplyAdd(-t, difference, sum));
    }
}
