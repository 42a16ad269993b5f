namespace CompiledNet.Kernels.Tests;

/// <summary>Compares floats by their bits; any NaN is as good as another.</summary>
internal static class FloatBits
{
    public static void AssertSame(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            bool same = float.IsNaN(expected[i]) ? float.IsNaN(actual[i]) : BitConverter.SingleToInt32Bits(expected[i]) == BitConverter.SingleToInt32Bits(actual[i]);
            if (!same)
                Assert.Fail($"{what}: number {i} is {actual[i]:R}; it should be {expected[i]:R}.");
        }
    }
}
