namespace CompiledNet.Tests.Rounding;

/// <summary>Compares floats with what they should be.</summary>
internal static class Agreement
{
    /// <summary>
    /// What the bounds may be at most, as a part of the largest value. They add up the worst of every layer,
    /// so they grow with depth; beyond this a wrong term might hide in them.
    /// </summary>
    private const double Sharpness = 0.1;

    /// <summary>
    /// Requires every value within its bound, and the bounds themselves to be sharp: half of them at least, since a unit
    /// that sits at the kink of its activation has a wide one.
    /// </summary>
    public static void Assert(Bounded expected, float[] actual, string what)
    {
        Xunit.Assert.Equal(expected.Values.Length, actual.Length);
        if (actual.Length == 0)
            return; // the gradients of a network without parameters

        double largest = expected.Values.Max(Math.Abs);
        for (int i = 0; i < actual.Length; i++)
        {
            if (!(Math.Abs(actual[i] - expected.Values[i]) <= expected.Errors[i]))
                Xunit.Assert.Fail($"{what}[{i}] is {actual[i]:R}; it should be {expected.Values[i]:R} ± {expected.Errors[i]:E2}.");
        }

        double median = expected.Errors.Order().ElementAt((expected.Errors.Length - 1) / 2);
        if (largest > 0 && median > Sharpness * largest)
            Xunit.Assert.Fail($"The bounds of {what} are too wide to show an error: {median:E2} beside values up to {largest:E2}.");
    }
}
