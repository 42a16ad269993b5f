using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>The smooth form of <c>max(x, 0)</c>.</summary>
/// <remarks>
/// <c>ln(1 + e^x) = max(x, 0) + ln(1 + z)</c> with <c>z = e^(−|x|)</c>, which cannot overflow. As <c>z</c> is in [0, 1],
/// one polynomial serves for <c>ln(1 + z) / z</c>: of the 9th degree, a minimax fit of the relative error (Remez
/// exchange with 40 decimal digits, the 0th coefficient held at 1, the others rounded to floats one after the other,
/// each time with a new fit of the rest), which leaves 5.4e-9.
/// <para>Largest error over all floats: 2.01 ulp; with separate multiply and add 2.41 ulp.</para>
/// </remarks>
public static class Softplus
{
    /// <summary><c>ln(1 + e^x)</c>; as small as <c>e^x</c> for large negative arguments, subnormal below −87.33655.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes z = Exp.OfNonPositive(TLanes.Or(x, TLanes.Broadcast(-0f)));
        TLanes square = z * z;
        TLanes fourth = square * square;
        TLanes high = Cubic.Of(z, square, -0.1534488f, 0.10661128f, -0.05745723f, 0.020086242f);
        TLanes low = Cubic.Of(z, square, -0.4999993f, 0.33330464f, -0.24958019f, 0.19692102f);
        high = TLanes.MultiplyAdd(fourth, TLanes.Broadcast(-0.0032904688f), high);
        TLanes curvature = TLanes.MultiplyAdd(fourth, high, low);
        return TLanes.MultiplyAdd(square, curvature, z) + TLanes.Max(x, TLanes.Zero);
    }
}
