using CompiledNet;

/// <summary>Two half circles of points, each around the end of the other: no straight line separates them.</summary>
public static class Moons
{
    /// <param name="count">The number of points, half for each class.</param>
    /// <param name="noise">How far points are off their circle, as a share of its radius.</param>
    /// <param name="seed">The same seed draws the same points.</param>
    public static Dataset Draw(int count, double noise, int seed)
    {
        var random = new Random(seed);
        float[] inputs = new float[2 * count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = i % 2;
            double angle = Math.PI * random.NextDouble();
            double radius = 1 + noise * (2 * random.NextDouble() - 1);
            (double x, double y) = (radius * Math.Cos(angle), radius * Math.Sin(angle));
            (inputs[2 * i], inputs[2 * i + 1]) = labels[i] == 0 ? ((float)x, (float)y) : ((float)(1 - x), (float)(0.5 - y));
        }
        return Dataset.WithLabels(inputs, inputSize: 2, labels);
    }
}
