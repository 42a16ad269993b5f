namespace CompiledNet.Kernels.Tests;

/// <summary>Random numbers for buffers.</summary>
internal static class Draw
{
    /// <summary>Numbers in (−1, 1), now and then a zero of either sign.</summary>
    public static float[] Numbers(Random random, int length)
    {
        var numbers = new float[length];
        for (int i = 0; i < length; i++)
        {
            numbers[i] = random.Next(20) switch
            {
                0 => 0f,
                1 => -0f,
                _ => (float)(2 * random.NextDouble() - 1),
            };
        }

        return numbers;
    }

    /// <summary>One of the values.</summary>
    public static int One(Random random, params ReadOnlySpan<int> values) => values[random.Next(values.Length)];
}
