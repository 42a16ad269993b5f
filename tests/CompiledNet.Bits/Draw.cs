namespace CompiledNet.Bits;

/// <summary>Draws inputs and targets; the same ones on every machine.</summary>
internal static class Draw
{
    /// <summary>Rows of values in [-2, 2].</summary>
    public static float[] Rows(int rows, int size, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows * size).Select(_ => 4 * random.NextSingle() - 2)];
    }

    /// <summary>Rows in [0, 1], each with the sum 1 if it has more than one value: targets for every loss.</summary>
    public static float[] Targets(int rows, int size, int seed)
    {
        var random = new Random(seed);
        float[] targets = [.. Enumerable.Range(0, rows * size).Select(_ => random.NextSingle())];
        for (int start = 0; size > 1 && start < targets.Length; start += size)
        {
            Span<float> row = targets.AsSpan(start, size);
            float sum = 0;
            foreach (float value in row)
                sum += value;
            foreach (ref float value in row)
                value /= sum;
        }

        return targets;
    }

    public static int[] Labels(int rows, int classes, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(_ => random.Next(classes))];
    }
}
