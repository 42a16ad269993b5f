namespace CompiledNet.Accuracy;

/// <summary>
/// The distance of a float from the true value, in units in the last place: the spacing of floats at the true value.
/// </summary>
public static class UlpError
{
    private const double Overflow = 340282366920938463463374607431768211456.0; // 2¹²⁸

    /// <summary>
    /// The error in ulp. Infinity counts as 2¹²⁸, the float that would come next. NaN for a number, a number for NaN and
    /// a zero of the wrong sign are infinitely wrong.
    /// </summary>
    public static double Of(float actual, double expected)
    {
        if (double.IsNaN(expected) || float.IsNaN(actual))
            return double.IsNaN(expected) && float.IsNaN(actual) ? 0 : double.PositiveInfinity;

        if (expected == 0)
            return BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual) ? 0 : double.PositiveInfinity;

        return Math.Abs(Bounded(actual) - Bounded(expected)) * InverseSpacing(expected);
    }

    private static double Bounded(double value) => Math.Min(Math.Max(value, -Overflow), Overflow);

    // 2^(23 − exponent), the exponent bounded by those of normal floats.
    private static double InverseSpacing(double value)
    {
        int exponent = (int)(BitConverter.DoubleToInt64Bits(value) >> 52 & 0x7FF) - 1023;
        return BitConverter.Int64BitsToDouble((long)(23 - Math.Min(Math.Max(exponent, -126), 127) + 1023) << 52);
    }
}
