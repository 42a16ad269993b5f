namespace CompiledNet.Programs.Tests.Differentiating;

/// <summary>Derivatives by central differences.</summary>
internal static class Slopes
{
    private const double Step = 1e-5;

    /// <summary>
    /// What slopes are off by, as a part of the largest: the difference quotient by <c>h²·f‴/6</c> and by roundings of 1e-15/h, and
    /// derivatives by the roundings of the floats that formulas have as constants, some 2⁻²⁴ each.
    /// </summary>
    private const double Tolerance = 1e-6;

    /// <summary>The slopes of a function of numbers, which are changed one by one.</summary>
    public static double[] Of(double[] numbers, Func<double> function) => Of(numbers, function, _ => true);

    /// <summary>The same, with 0 for those that are left as they are.</summary>
    public static double[] Of(double[] numbers, Func<double> function, Predicate<int> varies) => [.. Enumerable.Range(0, numbers.Length).Select(i =>
    {
        if (!varies(i))
            return 0;
        double at = numbers[i];
        numbers[i] = at + Step;
        double above = function();
        numbers[i] = at - Step;
        double below = function();
        numbers[i] = at;
        return (above - below) / (2 * Step);
    })];

    /// <summary>Sees that derivatives are the slopes.</summary>
    public static void AssertAre(double[] slopes, double[] derivatives, string what)
    {
        Assert.Equal(slopes.Length, derivatives.Length);
        double tolerance = Tolerance * Math.Max(slopes.Max(Math.Abs), 0.01);
        for (int i = 0; i < slopes.Length; i++)
        {
            if (!(Math.Abs(slopes[i] - derivatives[i]) <= tolerance))
                Assert.Fail($"{what}[{i}] is {derivatives[i]}; the slope is {slopes[i]} ± {tolerance:E1}.");
        }
    }
}
