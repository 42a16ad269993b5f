namespace CompiledNet.Numerics.Tests;

/// <summary>Arguments for the tests, the same in every run.</summary>
internal static class Samples
{
    /// <summary>Values where rules change: zeros, subnormals, ties, overflow, infinities, NaN.</summary>
    public static float[] Special { get; } =
    [
        0f, -0f, float.Epsilon, -float.Epsilon, 1.17549421e-38f, -1.17549421e-38f, 1.17549435e-38f, -1.17549435e-38f,
        1e-20f, -1e-20f, 0.5f, -0.5f, 0.99999994f, 1f, -1f, 1.0000001f, 1.5f, -2.5f, 3f, 16777216f, -16777217f,
        88.72283f, 88.72284f, -87.33654f, -87.33655f, -103.97207f, -103.97208f, -104f, float.MaxValue, float.MinValue,
        float.PositiveInfinity, float.NegativeInfinity, float.NaN, -float.NaN,
    ];

    /// <summary>Random bit patterns: every exponent is as likely as every other.</summary>
    public static float[] RandomBits(int count, int seed)
    {
        var random = new Random(seed);
        var values = new float[count];
        for (int i = 0; i < count; i++)
            values[i] = BitConverter.Int32BitsToSingle((int)random.NextInt64(1L << 32));

        return values;
    }

    /// <summary>The special values, each beside each, then random ones; filled up to a multiple of 16.</summary>
    public static (float[] First, float[] Second, float[] Third) Triples()
    {
        float[] first = [.. Special.SelectMany(value => Enumerable.Repeat(value, Special.Length)), .. RandomBits(4096, 1), .. Moderate(4096, 4)];
        float[] second = [.. Special.SelectMany(_ => Special), .. RandomBits(4096, 2), .. Moderate(4096, 5)];
        float[] third = [.. Special.SelectMany(_ => Special.Reverse()), .. RandomBits(4096, 3), .. Moderate(4096, 6)];
        int length = first.Length / 16 * 16;
        return (first[..length], second[..length], third[..length]);
    }

    /// <summary>Values spread evenly over (−<paramref name="limit"/>, <paramref name="limit"/>).</summary>
    public static float[] Moderate(int count, int seed, float limit = 2)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2 - 1) * limit).ToArray();
    }
}
