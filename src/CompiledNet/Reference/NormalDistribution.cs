namespace CompiledNet.Reference;

/// <summary>
/// The normal distribution function and its density in double precision, with a relative error of about 1e-15 in the lower
/// tail too (Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.6 and 7.1.14).
/// </summary>
internal static class NormalDistribution
{
    // Below, the series; above, the continued fraction, which needs fewer terms the larger its argument is.
    private const double Boundary = 2;

    /// <summary><c>Φ(z) = erfc(−z/√2)/2</c>.</summary>
    public static double Cdf(double z) => ErrorFunctionComplement(-z / Math.Sqrt(2)) / 2;

    /// <summary><c>φ(z) = e^(−z²/2)/√(2π)</c>.</summary>
    public static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary><c>erf x</c>.</summary>
    public static double ErrorFunction(double x) => Math.Abs(x) < Boundary
        ? Series(x)
        : Math.CopySign(1 - ContinuedFraction(Math.Abs(x)), x);

    /// <summary><c>erfc x = 1 − erf x</c>, without cancellation where it is small.</summary>
    public static double ErrorFunctionComplement(double x)
    {
        if (x >= Boundary)
            return ContinuedFraction(x);
        return x <= -Boundary ? 2 - ContinuedFraction(-x) : 1 - Series(x);
    }

    /// <summary><c>erf x = 2/√π·e^(−x²)·(x + 2x³/3 + 4x⁵/15 + …)</c>: all terms have one sign, so nothing cancels.</summary>
    private static double Series(double x)
    {
        double term = x;
        double sum = x;
        for (int denominator = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); denominator += 2)
        {
            term *= 2 * x * x / denominator;
            sum += term;
        }
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary><c>erfc x = e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 1½/(x + …))))</c>, from the inside out.</summary>
    private static double ContinuedFraction(double x)
    {
        // e^(−27.3²) is below the smallest double.
        if (!(x < 27.3))
            return double.IsNaN(x) ? x : 0;
        double tail = x;
        for (int n = 20 + (int)(400 / (x * x)); n >= 1; n--)
            tail = x + n / 2.0 / tail;
        return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * tail);
    }
}
