namespace CompiledNet.Benchmarks.Measuring;

/// <summary>Made-up rows, the same at every run.</summary>
internal static class Samples
{
    public static float[] Inputs(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }

    public static float[] OneHot(int rows, int classes)
    {
        var targets = new float[rows * classes];
        for (int row = 0; row < rows; row++)
            targets[row * classes + row % classes] = 1;
        return targets;
    }
}
