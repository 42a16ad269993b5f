using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>The exponential function less one, with full relative accuracy near zero.</summary>
/// <remarks>
/// With <c>x = n·ln 2 + r</c> and <c>q = e^r − 1</c> from a polynomial, <c>e^x − 1 = 2ⁿ·q + (2ⁿ − 1)</c>.
/// <para>Largest error over all floats: 1.51 ulp; with separate multiply and add 1.63 ulp.</para>
/// </remarks>
public static class ExpMinusOne
{
    private const float LargestArgument = 89f;
    private const float SmallestArgument = -18f;
    /// <summary><c>e^x − 1</c>; the sign of zero is kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // The rounded sum holds n − 1 + 127, the exponent of 2ⁿ⁻¹: 2ⁿ itself may overflow where e^x does not.
        TLanes half = TLanes.Broadcast(0.5f);
        TLanes bounded = TLanes.Min(TLanes.Broadcast(LargestArgument), TLanes.Max(TLanes.Broadcast(SmallestArgument), x));
        TLanes rounder = TLanes.Broadcast(Exp.Rounder + 126f);
        TLanes rounded = TLanes.MultiplyAdd(bounded, TLanes.Broadcast(Exp.InverseLn2), rounder);
        TLanes q = ExpPolynomial.MinusOne(Exp.Reduce(bounded, rounded - rounder));

        // Halving would lose the last bit of a subnormal q, so n = 0 goes its own way.
        TLanes power = TLanes.ShiftLeftBits(rounded, 23);
        TLanes halved = TLanes.MultiplyAdd(power, q, power - half);
        TLanes result = TLanes.Select(TLanes.EqualTo(power, half), q, halved + halved);
        return TLanes.Or(result, TLanes.And(x, TLanes.Broadcast(-0f)));
    }
}
