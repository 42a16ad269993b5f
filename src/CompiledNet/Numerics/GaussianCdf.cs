using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>The cumulative distribution function of the standard normal distribution, <c>Φ</c>.</summary>
/// <remarks>
/// With <c>z = |x|</c>, <c>Φ(−z) = e^(−z²/2)·u·P(t)</c>, where <c>u = 1/(z + a)</c>, <c>t = (z − a)/(z + a) = 1 − 2·a·u</c> and
/// <c>a = 1.5</c>: the smaller <c>a</c> is, the less of the rounding of <c>u</c> is seen, but the more terms <c>P</c> needs.
/// <c>Φ(z) = 1 − Φ(−z)</c>. So small values in the lower tail are as accurate as large ones, unlike in
/// <c>½·(1 + erf(x/√2))</c>. <c>P</c> is of the 11th degree: a minimax fit of the relative error on 0 ≤ z ≤ 14.3 (Remez
/// exchange with 25 decimal digits), which with rounded coefficients leaves 2.5e-8. <c>z²</c> is taken as the exact square of
/// the first 12 bits of <c>z</c> and a rest.
/// <para>Of the product <c>g = u·P</c> and the exponential <c>2ⁿ·(1 + q)</c> no more than <c>g</c> is rounded before their product is:
/// <c>g</c> is half of <c>u</c>, which is exact, and <c>u·(P − ½)</c>, which is at most half as large; what its rounding lost is
/// known and goes into the last sum, as does the error of <c>u</c>, weighted by 1.25. That is about <c>−(z + a)·g′/g</c>, by
/// which an error of <c>z + a</c> changes <c>g</c>: it is between 1.1 and 1.32 where the tail is not tiny.</para>
/// <para>Largest error over all floats: 1.84 ulp; with separate multiply and add 2.20 ulp, near −9.8. The density:
/// 1.46 ulp and 1.59 ulp.</para>
/// </remarks>
public static class GaussianCdf
{
    private const float Centre = 1.5f;

    // From here on both the tail and the density round to 0.
    private const float LargestMagnitude = 14.5f;

    private const float HalfOverLn2 = 0.72134752f;
    private const float InverseSqrtTwoPi = 0.39894228f;
    private const float Sensitivity = 1.25f;

    /// <summary><c>Φ(x)</c>; the exact GELU of <c>x</c> is <c>x·Φ(x)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        Of(x, out _);

    /// <summary><c>Φ(x)</c>, and its derivative, which comes nearly for free.</summary>
    /// <param name="x">The argument.</param>
    /// <param name="density"><c>φ(x) = e^(−x²/2) / √(2π)</c>; the derivative of GELU is <c>Φ(x) + x·φ(x)</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x, out TLanes density)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Broadcast(1f);
        TLanes z = TLanes.Min(TLanes.Broadcast(LargestMagnitude), TLanes.Abs(x));

        // The rounded sum holds n + 64 + 127: as in Exp.OfNonPositive, the exponential carries a factor 2⁶⁴.
        TLanes rounder = TLanes.Broadcast(Exp.Rounder + 64f + 127f);
        TLanes rounded = TLanes.MultiplyAdd(z * z, TLanes.Broadcast(-HalfOverLn2), rounder);
        TLanes head = Head(z);
        TLanes headExponent = head * head * TLanes.Broadcast(-0.5f);
        TLanes restExponent = (z - head) * (z + head) * TLanes.Broadcast(-0.5f);
        TLanes q = ExpPolynomial.MinusOne(Exp.Reduce(headExponent, rounded - rounder) + restExponent);
        TLanes scale = TLanes.ShiftLeftBits(rounded, 23);
        TLanes unscale = TLanes.Broadcast(Exp.Unscale);
        TLanes peak = scale * TLanes.Broadcast(InverseSqrtTwoPi);
        density = TLanes.MultiplyAdd(peak, q, peak) * unscale;

        TLanes divisor = z + TLanes.Broadcast(Centre);
        TLanes u = one / divisor;
        TLanes uHead = Head(u);
        TLanes uRest = u - uHead;
        TLanes t = TLanes.NegatedMultiplyAdd(uHead, TLanes.Broadcast(2f * Centre), one);
        t = TLanes.NegatedMultiplyAdd(uRest, TLanes.Broadcast(2f * Centre), t);
        TLanes ratio = RatioLessHalf(t);
        TLanes half = u * TLanes.Broadcast(0.5f);
        TLanes g = TLanes.MultiplyAdd(u, ratio, half);
        TLanes lost = TLanes.MultiplyAdd(u, ratio, half - g);
        lost = TLanes.MultiplyAdd(g * TLanes.Broadcast(Sensitivity), ReciprocalError(uHead, uRest, divisor, z), lost);
        TLanes sum = g + TLanes.MultiplyAdd(g, q, TLanes.MultiplyAdd(lost, q, lost));
        TLanes tail = sum * scale * unscale;
        return TLanes.Select(TLanes.GreaterThan(x, TLanes.Zero), one - tail, tail);
    }

    // 1 − u·(z + a), by parts whose products are exact or small, so that it needs no fused multiply-add.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ReciprocalError<TLanes>(TLanes uHead, TLanes uRest, TLanes divisor, TLanes z)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes divisorHead = Head(divisor);
        TLanes divisorRest = z - (divisorHead - TLanes.Broadcast(Centre));
        TLanes error = TLanes.NegatedMultiplyAdd(uHead, divisorHead, TLanes.Broadcast(1f));
        error = TLanes.NegatedMultiplyAdd(uHead, divisorRest, error);
        return TLanes.NegatedMultiplyAdd(uRest, divisor, error);
    }

    // The first 12 bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Head<TLanes>(TLanes value)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.And(value, TLanes.Broadcast(BitConverter.Int32BitsToSingle(-1 << 12)));

    // (z + a)·Φ(−z)·e^(z²/2) − ½
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes RatioLessHalf<TLanes>(TLanes t)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes square = t * t;
        TLanes fourth = square * square;
        TLanes highest = Cubic.Of(t, square, -0.0010292444f, 0.00026158878f, 0.00045889404f, 0.00014564564f);
        TLanes high = Cubic.Of(t, square, 0.017642636f, 0.0039907843f, -0.0024424465f, -0.0027185623f);
        TLanes low = Cubic.Of(t, square, 0.117342f, -0.19509946f, -0.057495683f, 0.01789616f);
        return TLanes.MultiplyAdd(fourth, TLanes.MultiplyAdd(fourth, highest, high), low);
    }
}
