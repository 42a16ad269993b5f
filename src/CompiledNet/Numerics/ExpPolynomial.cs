using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>
/// <c>e^r − 1 = r + r²·(C2 + C3·r + C4·r² + C5·r³ + C6·r⁴)</c> for <c>|r| ≤ ½·ln 2</c>.
/// </summary>
/// <remarks>
/// The coefficients are a minimax fit of the relative error of <c>e^r</c> (Remez exchange with 40 decimal digits, 0th
/// and 1st coefficient held at 1), rounded to floats: the error is 3.7e-9, a sixteenth of 2⁻²⁴.
/// </remarks>
internal static class ExpPolynomial
{
    private const float C2 = 0.49999994f;
    private const float C3 = 0.16666521f;
    private const float C4 = 0.04166839f;
    private const float C5 = 0.008368717f;
    private const float C6 = 0.00138146f;

    /// <summary><c>e^r − 1</c>, with full relative accuracy near zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes MinusOne<TLanes>(TLanes r)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes square = r * r;
        TLanes high = TLanes.MultiplyAdd(r, TLanes.Broadcast(C5), TLanes.Broadcast(C4));
        TLanes low = TLanes.MultiplyAdd(r, TLanes.Broadcast(C3), TLanes.Broadcast(C2));
        high = TLanes.MultiplyAdd(square, TLanes.Broadcast(C6), high);
        return TLanes.MultiplyAdd(square, TLanes.MultiplyAdd(square, high, low), r);
    }

    /// <summary><c>1 − e^(−r)</c>: the same without a negation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OneMinusInverse<TLanes>(TLanes r)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes square = r * r;
        TLanes high = TLanes.NegatedMultiplyAdd(r, TLanes.Broadcast(C5), TLanes.Broadcast(C4));
        TLanes low = TLanes.NegatedMultiplyAdd(r, TLanes.Broadcast(C3), TLanes.Broadcast(C2));
        high = TLanes.MultiplyAdd(square, TLanes.Broadcast(C6), high);
        return TLanes.NegatedMultiplyAdd(square, TLanes.MultiplyAdd(square, high, low), r);
    }

    /// <summary><c>scale·e^r</c>, for a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Scaled<TLanes>(TLanes r, TLanes scale)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.MultiplyAdd(scale, MinusOne(r), scale);
}
