namespace CompiledNet.Tests.Reference;

/// <summary>Derivatives by small steps: <c>f′(x) ≈ (f(x + h) − f(x − h)) / 2h</c>.</summary>
internal static class CentralDifferences
{
    public const double Step = 1e-5;

    /// <summary>The derivative of <paramref name="function"/> with respect to every element of <paramref name="point"/>.</summary>
    public static double[] Of(Func<double[], double> function, double[] point)
    {
        var derivative = new double[point.Length];
        for (int i = 0; i < point.Length; i++)
            derivative[i] = (function(Moved(point, i, Step)) - function(Moved(point, i, -Step))) / (2 * Step);
        return derivative;
    }

    private static double[] Moved(double[] point, int index, double step)
    {
        double[] moved = [.. point];
        moved[index] += step;
        return moved;
    }
}
