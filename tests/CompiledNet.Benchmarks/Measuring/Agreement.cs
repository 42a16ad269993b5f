namespace CompiledNet.Benchmarks.Measuring;

/// <summary>Only contestants that compute the same are compared.</summary>
internal static class Agreement
{
    private const double Tolerance = 1e-4;

    /// <exception cref="InvalidOperationException">A value differs by more than the tolerance.</exception>
    public static void Require(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected, string what, string peer)
    {
        for (int index = 0; index < expected.Length; index++)
        {
            if (!(Math.Abs(actual[index] - expected[index]) <= Tolerance))
                throw new InvalidOperationException($"{what}: value {index} is {actual[index]}, but {peer} gives {expected[index]}.");
        }
    }
}
