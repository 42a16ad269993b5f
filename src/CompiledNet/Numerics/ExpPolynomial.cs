using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>
/// <c>e^r = 1 + r + r²·(C2 + C3·r + C4·r² + C5·r³ + C6·r⁴)</c> for <c>|r| ≤ ½·ln 2</c>.
/// </summary>
/// <remarks>
/// The coefficients are a minimax fit of the relative error (Remez exchange with 40 decimal digits, 0th and 1st
/// coefficient held at 1), rounded to floats: the error is 3.7e-9, a sixteenth of 2⁻²⁴.
/// </remarks>
internal static class ExpPolynomial
{
    private const float C2 = 0.49999994f;
    private const float C3 = 0.16666521f;
    private const float C4 = 0.04166839f;
    private const float C5 = 0.008368717f;
    private const float C6 = 0.00138146f;

    /// <summary>e^r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes r)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Broadcast(1f);
        TLanes slope = TLanes.MultiplyAdd(Curvature(r), r, one);
        return TLanes.MultiplyAdd(slope, r, one);
    }

    /// <summary>e^r − 1, with full relative accuracy near zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes MinusOne<TLanes>(TLanes r)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.MultiplyAdd(r * r, Curvature(r), r);

    // (e^r − 1 − r) / r²
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Curvature<TLanes>(TLanes r)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sum = TLanes.MultiplyAdd(TLanes.Broadcast(C6), r, TLanes.Broadcast(C5));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Broadcast(C4));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Broadcast(C3));
        return TLanes.MultiplyAdd(sum, r, TLanes.Broadcast(C2));
    }
}
