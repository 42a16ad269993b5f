namespace CompiledNet.Numerics.Tests;

/// <summary>Comparisons bit by bit; all NaN are taken for the same, for IEEE 754 leaves their payload open.</summary>
internal static class Bits
{
    public static uint Of(float value) => float.IsNaN(value) ? 0x7FC00000 : BitConverter.SingleToUInt32Bits(value);

    public static void AssertEqual(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, Func<int, string> describe)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (Of(expected[i]) != Of(actual[i]))
                Assert.Fail($"{describe(i)}: expected {expected[i]:R} ({Of(expected[i]):X8}), got {actual[i]:R} ({Of(actual[i]):X8}).");
        }
    }
}
