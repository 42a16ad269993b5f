using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>The natural logarithm.</summary>
/// <remarks>
/// <c>ln x = k·ln 2 + ln(1 + f)</c> with <c>1 + f</c> in [√½, √2), taken from the bits of <c>x</c>; subnormal arguments
/// are first multiplied by 2²³. The polynomial for <c>ln(1 + f)</c> is of the 10th degree, a minimax fit of the relative
/// error (Remez exchange with 40 decimal digits, the first two coefficients held at 1 and −½), which leaves 6.2e-9.
/// ln 2 needs no second part: <c>|ln x|</c> is above <c>½·|k|·ln 2</c>, so that its error stays below 6e-9 of the result.
/// <para>Largest error over all floats: 1.01 ulp; with separate multiply and add 1.08 ulp.</para>
/// </remarks>
public static class Log
{
    private const float SmallestNormal = 1.17549435e-38f;
    private const float SqrtHalf = 0.70710678f;
    private const float Ln2 = 0.69314718f;

    /// <summary><c>ln x</c>; −∞ for zero of either sign, NaN for negative arguments.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes isSubnormal = TLanes.GreaterThan(TLanes.Broadcast(SmallestNormal), x);
        TLanes normal = TLanes.Select(isSubnormal, x * TLanes.Broadcast(8388608f), x);
        TLanes exponent = TLanes.ShiftRightBits(TLanes.SubtractBits(normal, TLanes.Broadcast(SqrtHalf)), 23);
        TLanes f = TLanes.SubtractBits(normal, TLanes.ShiftLeftBits(exponent, 23)) - TLanes.Broadcast(1f);
        TLanes k = TLanes.FloatFromBits(exponent) - TLanes.And(isSubnormal, TLanes.Broadcast(23f));

        TLanes square = f * f;
        TLanes fourth = square * square;
        TLanes high = Cubic.Of(f, square, -0.16623358f, 0.1420175f, -0.1316016f, 0.12761626f);
        TLanes low = Cubic.Of(f, square, -0.5f, 0.3333333f, -0.2500082f, 0.20001227f);
        high = TLanes.MultiplyAdd(fourth, TLanes.Broadcast(-0.07634611f), high);
        TLanes curvature = TLanes.MultiplyAdd(fourth, high, low);
        TLanes logarithm = TLanes.MultiplyAdd(k, TLanes.Broadcast(Ln2), TLanes.MultiplyAdd(square, curvature, f));

        TLanes infinity = TLanes.Broadcast(float.PositiveInfinity);
        TLanes nonPositive = TLanes.Select(TLanes.EqualTo(x, TLanes.Zero), -infinity, TLanes.Broadcast(float.NaN));
        TLanes finiteOrInfinite = TLanes.Select(TLanes.EqualTo(x, infinity), infinity, logarithm);
        return TLanes.Select(TLanes.GreaterThan(x, TLanes.Zero), finiteOrInfinite, nonPositive);
    }

    /// <summary>
    /// The same of one number, as a call: for kernels that are large already, into which the JIT would not inline all of it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static float OfOne<TLanes>(float x)
        where TLanes : struct, ILanes<TLanes> =>
        Of(TLanes.Broadcast(x)).First();

    /// <summary>The same of a register, as a call: for kernels that have other functions too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static TLanes OfVector<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        Of(x);
}
