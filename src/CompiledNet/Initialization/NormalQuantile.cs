namespace CompiledNet;

/// <summary>
/// The inverse of the standard normal distribution function, made of additions, multiplications, divisions and square
/// roots of doubles alone, which IEEE 754 fixes to the bit: so normal draws are the same on every machine.
/// </summary>
/// <remarks>
/// M. J. Wichura: Algorithm AS 241: The Percentage Points of the Normal Distribution (Applied Statistics 37, 1988), the
/// routine PPND16, relative accuracy about 1e-16. Its third region, nearer than e⁻²⁵ = 1.4e-11 to 0 or 1, is left out:
/// probabilities of 32 random bits stay further away.
/// </remarks>
internal static class NormalQuantile
{
    private const double Ln2 = 0.693147180559945309417232121458;

    private static ReadOnlySpan<double> CentralNumerator =>
    [
        3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
        4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3,
    ];

    private static ReadOnlySpan<double> CentralDenominator =>
    [
        1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
        2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3,
    ];

    private static ReadOnlySpan<double> OuterNumerator =>
    [
        1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ];

    private static ReadOnlySpan<double> OuterDenominator =>
    [
        1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    /// <summary>The z with <c>Φ(z) = probability</c>, for a probability in [2⁻³³, 1 − 2⁻³³].</summary>
    public static double At(double probability)
    {
        double q = probability - 0.5;
        if (q is >= -0.425 and <= 0.425)
        {
            double square = 0.180625 - q * q;
            return q * Polynomial(CentralNumerator, square) / Polynomial(CentralDenominator, square);
        }

        double root = Math.Sqrt(-Log(q < 0 ? probability : 1 - probability)) - 1.6;
        double z = Polynomial(OuterNumerator, root) / Polynomial(OuterDenominator, root);
        return q < 0 ? -z : z;
    }

    /// <summary>
    /// The natural logarithm of a normal positive number: with <c>x = m·2ᵉ</c>, <c>m</c> in [√½, √2) and
    /// <c>s = (m − 1)/(m + 1)</c>, <c>ln x = e·ln 2 + 2·(s + s³/3 + s⁵/5 + …)</c>. Since |s| ≤ 0.1716, the first term left
    /// out, s²³/23, is below 2⁻⁶⁰ of the sum.
    /// </summary>
    internal static double Log(double x)
    {
        const long MantissaMask = 0xFFFFFFFFFFFFF;
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & MantissaMask) | (1023L << 52));
        if (m > 1.4142135623730951)
        {
            m /= 2;
            exponent++;
        }

        double s = (m - 1) / (m + 1);
        double square = s * s;
        double sum = 0;
        for (int power = 21; power >= 1; power -= 2)
            sum = sum * square + 1.0 / power;
        return exponent * Ln2 + 2 * s * sum;
    }

    private static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        double sum = 0;
        for (int power = coefficients.Length - 1; power >= 0; power--)
            sum = sum * x + coefficients[power];
        return sum;
    }
}
