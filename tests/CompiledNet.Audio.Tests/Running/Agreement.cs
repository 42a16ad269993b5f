namespace CompiledNet.Audio.Tests.Running;

/// <summary>How closely floats must agree with the same network in double precision, or with another program's floats.</summary>
internal static class Agreement
{
    /// <summary>
    /// The part of the largest value by which outputs may differ: a float has 2⁻²⁴ ≈ 6e-8 of relative rounding, and through twenty layers of sums of some fifty
    /// products, with residual connections that keep errors as they are, a few hundred roundings meet: √300·6e-8 ≈ 1e-6 on average, 1e-5 at worst.
    /// </summary>
    public const double Tolerance = 1e-5;

    public static void Assert(string what, IReadOnlyList<double> expected, ReadOnlySpan<float> actual)
    {
        Xunit.Assert.Equal(expected.Count, actual.Length);
        double scale = Math.Max(1, expected.Max(Math.Abs));
        for (int place = 0; place < expected.Count; place++)
        {
            if (!(Math.Abs(expected[place] - actual[place]) <= Tolerance * scale))
                Xunit.Assert.Fail($"{what}: sample {place} is {actual[place]:R}; {expected[place]:R} was expected (largest {scale:G3}).");
        }
    }
}
