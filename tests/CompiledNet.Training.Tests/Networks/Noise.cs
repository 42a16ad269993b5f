namespace CompiledNet.Training.Tests;

/// <summary>Seeded numbers to test with.</summary>
internal static class Noise
{
    /// <summary>Numbers evenly distributed in [−1, 1).</summary>
    public static float[] Uniform(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(2 * random.NextDouble() - 1))];
    }

    /// <summary>Labels in [0, <paramref name="classCount"/>).</summary>
    public static int[] Labels(int count, int classCount, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(classCount))];
    }

    /// <summary>One value for every parameter of a network, zero in the padding.</summary>
    public static ParameterBuffer<TNetwork> Gradients<TNetwork>(int seed)
        where TNetwork : class, INetwork<TNetwork>
    {
        var gradients = new ParameterBuffer<TNetwork>();
        gradients.CopyFrom(Uniform(gradients.Count, seed));
        return gradients;
    }

    /// <summary>The bits of floats, which tell zeros and NaNs apart.</summary>
    public static int[] Bits(ReadOnlySpan<float> values)
    {
        var bits = new int[values.Length];
        for (int i = 0; i < bits.Length; i++)
            bits[i] = BitConverter.SingleToInt32Bits(values[i]);
        return bits;
    }
}
