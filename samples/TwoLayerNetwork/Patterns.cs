using CompiledNet;

namespace TwoLayerNetwork;

/// <summary>Points in the plane with two classes that no straight line separates.</summary>
public static class Patterns
{
    /// <summary>Exclusive or: y = 1 where exactly one of x₁ and x₂ is 1.</summary>
    public static Dataset Xor() => Dataset.WithLabels([0, 0, 0, 1, 1, 0, 1, 1], inputSize: 2, [0, 1, 1, 0]);

    /// <summary>Two half circles, each around the end of the other, with noise on every coordinate.</summary>
    /// <param name="count">The number of points, half for each class.</param>
    /// <param name="noise">The standard deviation of the noise; the circles have radius 1.</param>
    /// <param name="seed">What the points are drawn with.</param>
    public static Dataset Moons(int count, double noise, int seed)
    {
        var random = new Random(seed);
        var inputs = new float[2 * count];
        var labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = i % 2;
            double angle = Math.PI * random.NextDouble();
            (double x, double y) = labels[i] == 0
                ? (Math.Cos(angle), Math.Sin(angle))
                : (1 - Math.Cos(angle), 0.5 - Math.Sin(angle));
            inputs[2 * i] = (float)(x + noise * Normal(random));
            inputs[2 * i + 1] = (float)(y + noise * Normal(random));
        }
        return Dataset.WithLabels(inputs, inputSize: 2, labels);
    }

    // G. E. P. Box, M. E. Muller: A Note on the Generation of Random Normal Deviates (1958).
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
