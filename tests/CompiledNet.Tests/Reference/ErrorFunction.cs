namespace CompiledNet.Tests.Reference;

/// <summary>The complement of the error function, and the normal distribution.</summary>
internal static class ErrorFunction
{
    /// <summary><c>Φ(z) = erfc(−z/√2)/2</c>.</summary>
    public static double NormalDistribution(double z) => Complement(-z / Math.Sqrt(2)) / 2;

    /// <summary><c>erfc x = 1 − erf x</c>, with all its digits where it is small.</summary>
    public static double Complement(double x) => x < 2 ? 1 - Series(x) : ContinuedFraction(x);

    /// <summary>
    /// <c>erf x = 2/√π · e^(−x²) · Σₙ 2ⁿ·x^(2n+1) / (1·3·…·(2n+1))</c> (Abramowitz and Stegun, 7.1.6): all terms have one
    /// sign, so nothing cancels.
    /// </summary>
    private static double Series(double x)
    {
        if (x < -6)
            return -1; // 1 − erf 6 is 2·10⁻¹⁷

        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary>
    /// <c>erfc x = e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 1½/(x + …))))</c> (Abramowitz and Stegun, 7.1.14), from its 200th
    /// term backwards, which for <c>x ≥ 2</c> is far beyond double precision.
    /// </summary>
    private static double ContinuedFraction(double x)
    {
        double denominator = x;
        for (int n = 200; n >= 1; n--)
            denominator = x + n / 2.0 / denominator;
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / denominator;
    }
}
