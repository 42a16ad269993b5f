namespace CompiledNet.Streams.Tests.Running;

/// <summary>Comparisons of floats bit for bit.</summary>
internal static class Bits
{
    public static void AssertSame(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(BitConverter.SingleToInt32Bits(expected[i]) == BitConverter.SingleToInt32Bits(actual[i]), $"{what}: number {i} is {actual[i]:R} and not {expected[i]:R}.");
    }
}
