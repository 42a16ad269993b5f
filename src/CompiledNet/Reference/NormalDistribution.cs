namespace CompiledNet.Reference;

/// <summary>
/// The normal distribution function and its density in double precision, with a relative error of about 1e-15 in the lower
/// tail too (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.11 and 26.2.14).
/// </summary>
internal static class NormalDistribution
{
    // Below, the continued fraction, which needs fewer terms the farther out it is; above, the series, whose sum with ½ would cancel.
    private const double Boundary = -1;

    // Φ is below the smallest double.
    private const double End = -39;

    /// <summary><c>Φ(z) = (1 + erf(z/√2))/2</c>.</summary>
    public static double Cdf(double z)
    {
        if (z > -Boundary)
            return 1 - Cdf(-z);
        if (z < Boundary)
            return z < End ? 0 : Tail(-z);
        return 0.5 + Series(z);
    }

    /// <summary><c>φ(z) = e^(−z²/2)/√(2π)</c>.</summary>
    public static double Density(double z)
    {
        if (Math.Abs(z) > -End)
            return 0;
        // The square of a float is exact in double; the rest of the square is small.
        double head = (float)z;
        return Math.Exp(-head * head / 2) * Math.Exp(-(z - head) * (z + head) / 2) / Math.Sqrt(2 * Math.PI);
    }

    /// <summary><c>Φ(z) − ½ = φ(z)·(z + z³/3 + z⁵/15 + …)</c>: all terms have one sign, so nothing cancels.</summary>
    private static double Series(double z)
    {
        double term = z;
        double sum = z;
        for (int denominator = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); denominator += 2)
        {
            term *= z * z / denominator;
            sum += term;
        }
        return Density(z) * sum;
    }

    /// <summary><c>Φ(−t) = φ(t)/(t + 1/(t + 2/(t + 3/(t + …))))</c>, from the inside out.</summary>
    private static double Tail(double t)
    {
        double denominator = t;
        for (int n = 20 + (int)(400 / (t * t)); n >= 1; n--)
            denominator = t + n / denominator;
        return Density(t) / denominator;
    }
}
