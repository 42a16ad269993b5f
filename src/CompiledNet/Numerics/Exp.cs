using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>The exponential function.</summary>
/// <remarks>
/// <c>e^x = 2ⁿ·e^r</c> with <c>n = round(x / ln 2)</c> and <c>r = x − n·ln 2</c>, the subtraction in two steps whose
/// first is exact (W. J. Cody and W. Waite, <i>Software Manual for the Elementary Functions</i>, 1980), and a
/// polynomial for <c>e^r</c>.
/// <para>Largest error over all floats: 1.02 ulp; with separate multiply and add 1.00 ulp.</para>
/// </remarks>
public static class Exp
{
    internal const float InverseLn2 = 1.44269504f;

    // ln 2 in two parts; the first has 15 significant bits, so that its product with n is exact.
    private const float Ln2High = 0.693145752f;
    private const float Ln2Low = 1.42860677e-6f;

    // Adding 1.5·2²³ rounds to an integer, and leaves it in the low bits.
    internal const float Rounder = 12582912f;

    /// <summary><c>2⁻⁶⁴</c>, by which <see cref="OfNonPositiveScaled"/> is too large.</summary>
    public const float Unscale = 5.42101086e-20f;

    private const float LargestArgument = 89f;
    private const float SmallestArgument = -105f;

    /// <summary><c>e^x</c>; above 88.72284 it is infinity, below −103.97208 zero, between there and −87.33655 subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // The rounded sum holds n + 254; halved, n splits into two parts, each the exponent of a normal float.
        x = TLanes.Min(TLanes.Broadcast(LargestArgument), TLanes.Max(TLanes.Broadcast(SmallestArgument), x));
        TLanes rounder = TLanes.Broadcast(Rounder + 254f);
        TLanes rounded = TLanes.MultiplyAdd(x, TLanes.Broadcast(InverseLn2), rounder);
        TLanes half = TLanes.ShiftRightBits(rounded, 1);
        TLanes otherHalf = TLanes.SubtractBits(rounded, half);
        return ExpPolynomial.Scaled(Reduce(x, rounded - rounder), TLanes.ShiftLeftBits(half, 23)) * TLanes.ShiftLeftBits(otherHalf, 23);
    }

    /// <summary><c>e^x</c> for <c>x ≤ 0</c>: the same bits as <see cref="Of"/>, sooner.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfNonPositive<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        OfNonPositiveScaled(x) * TLanes.Broadcast(Unscale);

    /// <summary>
    /// <c>2⁶⁴·e^x</c> for <c>x ≤ 0</c>, which is never subnormal: where <c>e^x</c> is, 2⁻⁶⁴ then rounds once. In a quotient of
    /// powers the factor cancels.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfNonPositiveScaled<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // The rounded sum holds n + 64 + 127, the exponent of 2⁶⁴·2ⁿ.
        x = TLanes.Max(TLanes.Broadcast(SmallestArgument), x);
        TLanes rounder = TLanes.Broadcast(Rounder + 64f + 127f);
        TLanes rounded = TLanes.MultiplyAdd(x, TLanes.Broadcast(InverseLn2), rounder);
        return ExpPolynomial.Scaled(Reduce(x, rounded - rounder), TLanes.ShiftLeftBits(rounded, 23));
    }

    /// <summary>The same of a register, as a call: for kernels that have other functions too, into which the JIT would not inline all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static TLanes OfNonPositiveScaledVector<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        OfNonPositiveScaled(x);

    /// <summary><c>x − n·ln 2</c>, for an integer <c>|n| &lt; 2⁹</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Reduce<TLanes>(TLanes x, TLanes n)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes r = TLanes.NegatedMultiplyAdd(n, TLanes.Broadcast(Ln2High), x);
        return TLanes.NegatedMultiplyAdd(n, TLanes.Broadcast(Ln2Low), r);
    }

    /// <summary><c>x + n·ln 2</c>, for an integer <c>|n| &lt; 2⁹</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Restore<TLanes>(TLanes x, TLanes n)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes r = TLanes.MultiplyAdd(n, TLanes.Broadcast(Ln2High), x);
        return TLanes.MultiplyAdd(n, TLanes.Broadcast(Ln2Low), r);
    }
}
