namespace CompiledNet.Onnx.Tests;

/// <summary>How closely two programs that compute the same network in floats must agree.</summary>
internal static class Agreement
{
    /// <summary>
    /// The part of the largest value by which outputs may differ. A float has 2⁻²⁴ ≈ 6e-8 of relative rounding; sums of n products in another order
    /// differ by some √n of it, and activations of ONNX Runtime and PyTorch are rational approximations with errors of several units in the last place.
    /// For up to a thousand inputs and ten layers that is 30·10·6e-8 ≈ 2e-5 at worst, and 1e-5 is what is asked of the small networks here.
    /// </summary>
    private const double Tolerance = 1e-5;

    public static void Assert(string what, float[] expected, float[] actual)
    {
        Xunit.Assert.Equal(expected.Length, actual.Length);
        double scale = Math.Max(1, expected.Max(value => Math.Abs((double)value)));
        for (int place = 0; place < expected.Length; place++)
        {
            if (!(Math.Abs((double)expected[place] - actual[place]) <= Tolerance * scale))
                Xunit.Assert.Fail($"{what}: output {place} is {actual[place]:R}; expected is {expected[place]:R} (largest {scale:G3}).");
        }
    }
}
