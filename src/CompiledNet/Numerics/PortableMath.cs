namespace CompiledNet.Numerics;

/// <summary>
/// Functions of single doubles from operations that IEEE 754 fixes to the bit: those of <see cref="Math"/> are the platform's, which differ
/// in the last place. For settings that change from step to step, as learning rates do; an error is at most a few 2⁻⁵³ of the result.
/// </summary>
internal static class PortableMath
{
    private const double HighLn2 = 0.693147180369123816490; // the first 32 bits of ln 2: its products with small whole numbers are exact
    private const double LowLn2 = 1.90821492927058770002e-10;

    /// <summary><c>eˣ = 2ᵏ·eʳ</c> with <c>r = x − k·ln 2</c>, |r| ≤ ½·ln 2, and the Taylor series of eʳ to r¹⁴.</summary>
    /// <param name="x">At most 700 in magnitude; of less than −700 the result is 0.</param>
    public static double Exp(double x)
    {
        if (x < -700)
            return 0;
        double k = Math.Round(x / (HighLn2 + LowLn2));
        double r = x - k * HighLn2 - k * LowLn2;
        double sum = 1;
        for (int n = 14; n >= 1; n--)
            sum = 1 + sum * r / n;
        return Math.ScaleB(sum, (int)k);
    }

    /// <summary>
    /// <c>ln x = k·ln 2 + ln m</c> with m in [√½, √2), and <c>ln m = 2·artanh s</c> with <c>s = (m − 1)/(m + 1)</c>, by its series to s²³.
    /// </summary>
    /// <param name="x">A normal number above 0.</param>
    public static double Log(double x)
    {
        int k = Math.ILogB(x);
        double m = Math.ScaleB(x, -k);
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            k++;
        }

        double s = (m - 1) / (m + 1);
        double sum = 0;
        for (int n = 23; n >= 1; n -= 2)
            sum = sum * s * s + 1.0 / n;
        return k * HighLn2 + (2 * s * sum + k * LowLn2);
    }

    /// <summary><c>xʸ</c> for x ≥ 0: <c>e^(y·ln x)</c>; by repeated squares where y is a whole number.</summary>
    public static double Pow(double x, double y)
    {
        if (y >= 0 && y == Math.Floor(y) && y <= int.MaxValue)
            return Pow(x, (int)y);
        return x == 0 ? 0 : Exp(y * Log(x));
    }

    /// <summary><c>xⁿ</c> by repeated squares.</summary>
    public static double Pow(double x, int n)
    {
        double power = 1;
        for (double square = x; n > 0; n >>= 1, square *= square)
        {
            if ((n & 1) != 0)
                power *= square;
        }

        return power;
    }

    /// <summary><c>cos(π·x)</c>, by the Taylor series of cosine or sine about the nearest multiple of π/2.</summary>
    public static double CosPi(double x)
    {
        double turn = Math.Abs(x) % 2;
        if (turn > 1)
            turn = 2 - turn;
        return turn <= 0.25 ? Cos(Math.PI * turn)
            : turn >= 0.75 ? -Cos(Math.PI * (1 - turn))
            : Sin(Math.PI * (0.5 - turn));
    }

    private static double Cos(double x)
    {
        double sum = 1;
        for (int n = 18; n >= 2; n -= 2)
            sum = 1 - sum * x * x / (n * (n - 1));
        return sum;
    }

    private static double Sin(double x)
    {
        double sum = 1;
        for (int n = 19; n >= 3; n -= 2)
            sum = 1 - sum * x * x / (n * (n - 1));
        return x * sum;
    }
}
