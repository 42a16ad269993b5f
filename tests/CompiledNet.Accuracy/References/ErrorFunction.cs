namespace CompiledNet.Accuracy.References;

/// <summary>
/// The error function and its complement in double precision, from textbook expansions (M. Abramowitz and I. Stegun,
/// <i>Handbook of Mathematical Functions</i>, 7.1.6 and 7.1.14). Their relative error is below 1e-14.
/// </summary>
public static class ErrorFunction
{
    // Below, the series; above, the continued fraction, which needs fewer terms the larger its argument is.
    private const double Boundary = 2;

    /// <summary><c>2/√π · ∫₀ˣ e^(−t²) dt</c>.</summary>
    public static double Erf(double x) => Math.Abs(x) < Boundary
        ? Series(x)
        : Math.CopySign(1 - ContinuedFraction(Math.Abs(x)), x);

    /// <summary><c>1 − erf x</c>, without cancellation.</summary>
    public static double Erfc(double x)
    {
        if (x >= Boundary)
            return ContinuedFraction(x);

        return x <= -Boundary ? 2 - ContinuedFraction(-x) : 1 - Series(x);
    }

    // erf x = 2/√π · e^(−x²) · (x + 2·x³/3 + 4·x⁵/15 + …), all of whose terms have one sign.
    private static double Series(double x)
    {
        double term = x;
        double sum = x;
        for (int denominator = 3; Math.Abs(term) > Math.Abs(sum) * 1e-18; denominator += 2)
        {
            term *= 2 * x * x / denominator;
            sum += term;
        }

        return sum * Math.Exp(-x * x) * (2 / double.Sqrt(Math.PI));
    }

    // erfc x = e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 1½/(x + …)))), from the inside out.
    private static double ContinuedFraction(double x)
    {
        if (x > 40)
            return 0;

        double tail = x;
        for (int terms = 20 + (int)(400 / (x * x)); terms > 0; terms--)
            tail = x + 0.5 * terms / tail;

        return Math.Exp(-x * x) / (double.Sqrt(Math.PI) * tail);
    }
}
