using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>The error function.</summary>
/// <remarks>
/// Below 0.92 in magnitude it is <c>x + x·Q(x²)</c> with a <c>Q</c> of the 5th degree, whose relative error is 1.6e-8.
/// Above, it is <c>1 − 2^R(|x|)</c>, where <c>R</c> of the 6th degree stands for <c>log₂ erfc</c> on [0.92, 3.95], fitted
/// with the weight that this has in the result (error 1.8e-9), and <c>2^r</c> for the fraction is of the 5th degree (1.1e-7 of a
/// term that is at most 0.2). All are minimax fits (Remez exchange with 30 decimal digits), their coefficients rounded
/// to floats one after the other with new fits of the rest.
/// <para>Largest error over all floats: 1.67 ulp; with separate multiply and add 1.81 ulp.</para>
/// </remarks>
public static class Erf
{
    private const float Boundary = 0.92f;

    // From here on the result rounds to 1.
    private const float Saturation = 4f;
    /// <summary><c>2/√π · ∫₀ˣ e^(−t²) dt</c>, never outside [−1, 1]; the sign of zero is kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes z = TLanes.Min(TLanes.Broadcast(Saturation), TLanes.Abs(x));
        TLanes magnitude = TLanes.Select(TLanes.GreaterThan(z, TLanes.Broadcast(Boundary)), NearOne(z), NearZero(z));
        return TLanes.Or(magnitude, TLanes.And(x, TLanes.Broadcast(-0f)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes NearZero<TLanes>(TLanes z)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes square = z * z;
        TLanes fourth = square * square;
        TLanes high = TLanes.MultiplyAdd(square, TLanes.Broadcast(-0.0006003794f), TLanes.Broadcast(0.004995853f));
        TLanes low = Cubic.Of(square, fourth, 0.12837915f, -0.376125f, 0.11281877f, -0.02676858f);
        TLanes q = TLanes.MultiplyAdd(fourth * fourth, high, low);
        return TLanes.MultiplyAdd(q, z, z);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes NearOne<TLanes>(TLanes z)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes square = z * z;
        TLanes high = TLanes.MultiplyAdd(z, TLanes.Broadcast(-0.0043904698f), TLanes.Broadcast(0.032066766f));
        TLanes low = Cubic.Of(z, square, -0.00028228882f, -1.6268921f, -0.91925955f, -0.14994174f);
        high = TLanes.MultiplyAdd(square, TLanes.Broadcast(0.00028268184f), high);
        TLanes logarithm = TLanes.MultiplyAdd(square * square, high, low);

        // The rounded sum holds n + 127, the exponent of 2ⁿ.
        TLanes rounder = TLanes.Broadcast(Exp.Rounder + 127f);
        TLanes rounded = logarithm + rounder;
        TLanes fraction = logarithm - (rounded - rounder);
        TLanes fractionSquare = fraction * fraction;
        high = TLanes.MultiplyAdd(fraction, TLanes.Broadcast(0.0013264691f), TLanes.Broadcast(0.009671534f));
        low = Cubic.Of(fraction, fractionSquare, 1f, 0.693147f, 0.24022242f, 0.05550734f);
        TLanes power = TLanes.MultiplyAdd(fractionSquare * fractionSquare, high, low);
        return TLanes.NegatedMultiplyAdd(power, TLanes.ShiftLeftBits(rounded, 23), TLanes.Broadcast(1f));
    }
}
