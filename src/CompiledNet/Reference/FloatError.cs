namespace CompiledNet.Reference;

/// <summary>
/// The errors of float arithmetic in units of the unit roundoff <c>u = 2⁻²⁴</c>: the end of an even distribution that has the
/// root mean square of the true error, or a larger one. Of one operation that is the value itself. The library's functions are
/// within 2 ulp, and an ulp is at most <c>2u</c> times the value; they are mostly within half of one, so one is put in.
/// </summary>
internal static class FloatError
{
    /// <summary>The unit roundoff of float.</summary>
    public const double Unit = 1.0 / (1 << 24);

    // What underflow adds: the smallest float, in units of the unit roundoff.
    private const double Underflow = float.Epsilon / Unit;

    /// <summary>The error of a function of the library.</summary>
    public static double Function(double value) => 2 * Math.Abs(value) + Underflow;

    /// <summary>
    /// The error of a function that approaches 1, such as sigmoid. Far out it is rounded to 1 itself, and the error is what was
    /// lacking, which may be much less than <c>u</c>.
    /// </summary>
    /// <param name="value">The value, at most 1.</param>
    /// <param name="lacking">1 − <paramref name="value"/>, to all its digits.</param>
    public static double BelowOne(double value, double lacking) => Math.Min(2 * Math.Abs(value), 16 * lacking / Unit) + Underflow;
}
