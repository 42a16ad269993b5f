using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>The hyperbolic tangent.</summary>
/// <remarks>
/// With <c>|x| = n·½·ln 2 + r</c>, <c>s = ½·2ⁿ</c> and <c>t = tanh r</c>, the addition theorem reads
/// <c>tanh |x| = a / (a + 1 − t)</c> with <c>a = s − ½ + t·(s + ½)</c>. Where the result is near 1, the rounding of <c>a</c>
/// is in the divisor too and falls out. Where <c>n = 0</c>, <c>a = t</c> and the divisor is 1, so that only <c>t</c>
/// is rounded: therefore <c>n</c> begins to count at the result ¼, and reaches 2 behind the result ½. Just below such a
/// power of two rounding weighs most.
/// <para>So <c>r</c> is in [−0.0910, 0.2569], and an odd polynomial of the 7th degree is enough for <c>t</c>: a minimax fit of the
/// relative error (Remez exchange with 30 decimal digits, the first coefficient held at 1, the others rounded to floats one
/// after the other with new fits of the rest), which leaves 3.7e-9. ½·ln 2 needs no second part, because its error is
/// multiplied by <c>n·(1 − tanh² x)</c>, which is never large.</para>
/// <para>Largest error over all floats: 1.75 ulp; with separate multiply and add 1.68 ulp.</para>
/// </remarks>
public static class Tanh
{
    // From here on the result rounds to 1.
    private const float Saturation = 9.02f;
    private const float TwoOverLn2 = 2.88539008f;
    private const float HalfLn2 = 0.34657359f;

    // Adding 1.5·2¹⁵ leaves 8 bits behind the binary point, and n − 1 + 127 before it, which is the exponent of s.
    private const int FractionBits = 8;
    private const float Rounder = 49152f + 126f;

    // Added to |x|·2/ln 2, it has n begin to count at |x| = 0.2566.
    private const float Shift = 66f / 256f;

    private const float C3 = -0.33333224f;
    private const float C5 = 0.1332321f;
    private const float C7 = -0.05129108f;

    /// <summary><c>tanh x</c>, never outside [−1, 1]; odd to the last bit, the sign of zero included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes magnitude = TLanes.Min(TLanes.Broadcast(Saturation), TLanes.Abs(x));
        TLanes shifted = TLanes.MultiplyAdd(magnitude, TLanes.Broadcast(TwoOverLn2), TLanes.Broadcast(Rounder + Shift));
        TLanes rounded = TLanes.And(shifted, TLanes.Broadcast(BitConverter.Int32BitsToSingle(-1 << FractionBits)));
        TLanes r = TLanes.NegatedMultiplyAdd(rounded - TLanes.Broadcast(Rounder), TLanes.Broadcast(HalfLn2), magnitude);
        TLanes s = TLanes.ShiftLeftBits(rounded, 23 - FractionBits);

        TLanes square = r * r;
        TLanes curvature = TLanes.MultiplyAdd(square, TLanes.Broadcast(C7), TLanes.Broadcast(C5));
        curvature = TLanes.MultiplyAdd(square, curvature, TLanes.Broadcast(C3));
        TLanes t = TLanes.MultiplyAdd(square * r, curvature, r);

        TLanes less = s - TLanes.Broadcast(0.5f);
        TLanes more = s + TLanes.Broadcast(0.5f);
        TLanes a = TLanes.MultiplyAdd(t, more, less);
        TLanes result = a / (a - (t - TLanes.Broadcast(1f)));
        return TLanes.Select(TLanes.Broadcast(-0f), x, result);
    }

    /// <summary>
    /// The same of two vectors at once, with the same bits. Instructions of both take turns: a processor that is given one vector after the other finds
    /// only so many instructions of the next ones that it could begin before those of the first are done.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of<TLanes>(TLanes x0, TLanes x1, out TLanes y0, out TLanes y1)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes m0 = TLanes.Min(TLanes.Broadcast(Saturation), TLanes.Abs(x0));
        TLanes m1 = TLanes.Min(TLanes.Broadcast(Saturation), TLanes.Abs(x1));

        TLanes s0 = TLanes.MultiplyAdd(m0, TLanes.Broadcast(TwoOverLn2), TLanes.Broadcast(Rounder + Shift));
        TLanes s1 = TLanes.MultiplyAdd(m1, TLanes.Broadcast(TwoOverLn2), TLanes.Broadcast(Rounder + Shift));

        s0 = TLanes.And(s0, TLanes.Broadcast(BitConverter.Int32BitsToSingle(-1 << FractionBits)));
        s1 = TLanes.And(s1, TLanes.Broadcast(BitConverter.Int32BitsToSingle(-1 << FractionBits)));

        m0 = TLanes.NegatedMultiplyAdd(s0 - TLanes.Broadcast(Rounder), TLanes.Broadcast(HalfLn2), m0);
        m1 = TLanes.NegatedMultiplyAdd(s1 - TLanes.Broadcast(Rounder), TLanes.Broadcast(HalfLn2), m1);

        s0 = TLanes.ShiftLeftBits(s0, 23 - FractionBits);
        s1 = TLanes.ShiftLeftBits(s1, 23 - FractionBits);

        TLanes square0 = m0 * m0;
        TLanes square1 = m1 * m1;

        TLanes t0 = TLanes.MultiplyAdd(square0, TLanes.Broadcast(C7), TLanes.Broadcast(C5));
        TLanes t1 = TLanes.MultiplyAdd(square1, TLanes.Broadcast(C7), TLanes.Broadcast(C5));

        t0 = TLanes.MultiplyAdd(square0, t0, TLanes.Broadcast(C3));
        t1 = TLanes.MultiplyAdd(square1, t1, TLanes.Broadcast(C3));

        t0 = TLanes.MultiplyAdd(square0 * m0, t0, m0);
        t1 = TLanes.MultiplyAdd(square1 * m1, t1, m1);

        TLanes a0 = TLanes.MultiplyAdd(t0, s0 + TLanes.Broadcast(0.5f), s0 - TLanes.Broadcast(0.5f));
        TLanes a1 = TLanes.MultiplyAdd(t1, s1 + TLanes.Broadcast(0.5f), s1 - TLanes.Broadcast(0.5f));

        a0 = a0 / (a0 - (t0 - TLanes.Broadcast(1f)));
        a1 = a1 / (a1 - (t1 - TLanes.Broadcast(1f)));

        y0 = TLanes.Select(TLanes.Broadcast(-0f), x0, a0);
        y1 = TLanes.Select(TLanes.Broadcast(-0f), x1, a1);
    }

    /// <summary>The same of four vectors, where there are registers for them; else of two and two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of<TLanes>(TLanes x0, TLanes x1, TLanes x2, TLanes x3, out TLanes y0, out TLanes y1, out TLanes y2, out TLanes y3)
        where TLanes : struct, ILanes<TLanes>
    {
        if (TLanes.Registers < 32)
        {
            Of(x0, x1, out y0, out y1);
            Of(x2, x3, out y2, out y3);
            return;
        }

        TLanes m0 = TLanes.Min(TLanes.Broadcast(Saturation), TLanes.Abs(x0));
        TLanes m1 = TLanes.Min(TLanes.Broadcast(Saturation), TLanes.Abs(x1));
        TLanes m2 = TLanes.Min(TLanes.Broadcast(Saturation), TLanes.Abs(x2));
        TLanes m3 = TLanes.Min(TLanes.Broadcast(Saturation), TLanes.Abs(x3));

        TLanes s0 = TLanes.MultiplyAdd(m0, TLanes.Broadcast(TwoOverLn2), TLanes.Broadcast(Rounder + Shift));
        TLanes s1 = TLanes.MultiplyAdd(m1, TLanes.Broadcast(TwoOverLn2), TLanes.Broadcast(Rounder + Shift));
        TLanes s2 = TLanes.MultiplyAdd(m2, TLanes.Broadcast(TwoOverLn2), TLanes.Broadcast(Rounder + Shift));
        TLanes s3 = TLanes.MultiplyAdd(m3, TLanes.Broadcast(TwoOverLn2), TLanes.Broadcast(Rounder + Shift));

        s0 = TLanes.And(s0, TLanes.Broadcast(BitConverter.Int32BitsToSingle(-1 << FractionBits)));
        s1 = TLanes.And(s1, TLanes.Broadcast(BitConverter.Int32BitsToSingle(-1 << FractionBits)));
        s2 = TLanes.And(s2, TLanes.Broadcast(BitConverter.Int32BitsToSingle(-1 << FractionBits)));
        s3 = TLanes.And(s3, TLanes.Broadcast(BitConverter.Int32BitsToSingle(-1 << FractionBits)));

        m0 = TLanes.NegatedMultiplyAdd(s0 - TLanes.Broadcast(Rounder), TLanes.Broadcast(HalfLn2), m0);
        m1 = TLanes.NegatedMultiplyAdd(s1 - TLanes.Broadcast(Rounder), TLanes.Broadcast(HalfLn2), m1);
        m2 = TLanes.NegatedMultiplyAdd(s2 - TLanes.Broadcast(Rounder), TLanes.Broadcast(HalfLn2), m2);
        m3 = TLanes.NegatedMultiplyAdd(s3 - TLanes.Broadcast(Rounder), TLanes.Broadcast(HalfLn2), m3);

        s0 = TLanes.ShiftLeftBits(s0, 23 - FractionBits);
        s1 = TLanes.ShiftLeftBits(s1, 23 - FractionBits);
        s2 = TLanes.ShiftLeftBits(s2, 23 - FractionBits);
        s3 = TLanes.ShiftLeftBits(s3, 23 - FractionBits);

        TLanes square0 = m0 * m0;
        TLanes square1 = m1 * m1;
        TLanes square2 = m2 * m2;
        TLanes square3 = m3 * m3;

        TLanes t0 = TLanes.MultiplyAdd(square0, TLanes.Broadcast(C7), TLanes.Broadcast(C5));
        TLanes t1 = TLanes.MultiplyAdd(square1, TLanes.Broadcast(C7), TLanes.Broadcast(C5));
        TLanes t2 = TLanes.MultiplyAdd(square2, TLanes.Broadcast(C7), TLanes.Broadcast(C5));
        TLanes t3 = TLanes.MultiplyAdd(square3, TLanes.Broadcast(C7), TLanes.Broadcast(C5));

        t0 = TLanes.MultiplyAdd(square0, t0, TLanes.Broadcast(C3));
        t1 = TLanes.MultiplyAdd(square1, t1, TLanes.Broadcast(C3));
        t2 = TLanes.MultiplyAdd(square2, t2, TLanes.Broadcast(C3));
        t3 = TLanes.MultiplyAdd(square3, t3, TLanes.Broadcast(C3));

        t0 = TLanes.MultiplyAdd(square0 * m0, t0, m0);
        t1 = TLanes.MultiplyAdd(square1 * m1, t1, m1);
        t2 = TLanes.MultiplyAdd(square2 * m2, t2, m2);
        t3 = TLanes.MultiplyAdd(square3 * m3, t3, m3);

        TLanes a0 = TLanes.MultiplyAdd(t0, s0 + TLanes.Broadcast(0.5f), s0 - TLanes.Broadcast(0.5f));
        TLanes a1 = TLanes.MultiplyAdd(t1, s1 + TLanes.Broadcast(0.5f), s1 - TLanes.Broadcast(0.5f));
        TLanes a2 = TLanes.MultiplyAdd(t2, s2 + TLanes.Broadcast(0.5f), s2 - TLanes.Broadcast(0.5f));
        TLanes a3 = TLanes.MultiplyAdd(t3, s3 + TLanes.Broadcast(0.5f), s3 - TLanes.Broadcast(0.5f));

        a0 = a0 / (a0 - (t0 - TLanes.Broadcast(1f)));
        a1 = a1 / (a1 - (t1 - TLanes.Broadcast(1f)));
        a2 = a2 / (a2 - (t2 - TLanes.Broadcast(1f)));
        a3 = a3 / (a3 - (t3 - TLanes.Broadcast(1f)));

        y0 = TLanes.Select(TLanes.Broadcast(-0f), x0, a0);
        y1 = TLanes.Select(TLanes.Broadcast(-0f), x1, a1);
        y2 = TLanes.Select(TLanes.Broadcast(-0f), x2, a2);
        y3 = TLanes.Select(TLanes.Broadcast(-0f), x3, a3);
    }
}
