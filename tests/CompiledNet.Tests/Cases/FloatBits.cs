using System.Runtime.InteropServices;

namespace CompiledNet.Tests.Cases;

/// <summary>Compares floats bit for bit, so that zeros of different sign differ and equal NaN do not.</summary>
internal static class FloatBits
{
    public static void AssertSame(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        if (MemoryMarshal.AsBytes(expected).SequenceEqual(MemoryMarshal.AsBytes(actual)))
            return;
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(expected[i]) != BitConverter.SingleToInt32Bits(actual[i]))
                Assert.Fail($"{what}[{i}] is {actual[i]:R}; it should be {expected[i]:R} to the last bit.");
        }
    }
}
