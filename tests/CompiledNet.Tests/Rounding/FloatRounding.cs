namespace CompiledNet.Tests.Rounding;

/// <summary>How much float arithmetic rounds.</summary>
internal static class FloatRounding
{
    /// <summary>The unit roundoff <c>u</c>: one operation gives <c>x·(1 + δ)</c> with <c>|δ| ≤ u</c>.</summary>
    public const double Unit = 1.0 / (1 << 24);

    /// <summary>
    /// The relative error of a function of a few operations, in its value and in its argument. The library's functions
    /// are within 2 ulp, which is 4 u; four more operations may stand around one.
    /// </summary>
    public const double Function = 8 * Unit;

    /// <summary>What underflow adds to a result: less than the smallest normal float.</summary>
    public const double Underflow = 1.2e-38;

    /// <summary>
    /// The relative error of a sum of <paramref name="terms"/> products in any order, with products rounded or fused, of
    /// the sum of the terms' magnitudes: <c>γₙ = n·u / (1 − n·u)</c> (N. Higham, Accuracy and Stability of Numerical
    /// Algorithms, section 3.1). Long sums do not meet the worst case: with roundings of mean zero, <c>λ·√n</c> takes the
    /// place of <c>n</c>, and a sum lies outside with a probability of <c>2·e^(−λ²/2)</c>, for λ = 7 once in 10¹⁰ (N.
    /// Higham, T. Mary, A New Approach to Probabilistic Rounding Error Analysis, 2019, theorem 2.4). Two further
    /// operations allow for a bias or a scale.
    /// </summary>
    public static double Sum(int terms)
    {
        double n = terms + 2;
        double relative = Math.Min(n, 7 * Math.Sqrt(n)) * Unit;
        return relative / (1 - relative);
    }

    /// <summary>
    /// How far <paramref name="function"/> moves when its argument moves by at most <paramref name="reach"/>: the larger
    /// change at the two ends, which sees a jump in between and, for such small steps, the slope.
    /// </summary>
    public static double Change(Func<double, double> function, double argument, double reach)
    {
        double value = function(argument);
        return Math.Max(Math.Abs(function(argument + reach) - value), Math.Abs(function(argument - reach) - value));
    }
}
