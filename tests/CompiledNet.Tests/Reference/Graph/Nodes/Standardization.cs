namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary><c>n = (x − μ)/√(σ² + ε)</c> with the mean and the (biased) variance of the values themselves.</summary>
internal static class Standardization
{
    public static double Mean(double[] x) => x.Average();

    /// <summary>The mean of the squares of the differences from the mean.</summary>
    public static double Variance(double[] x)
    {
        double mean = Mean(x);
        return x.Average(value => (value - mean) * (value - mean));
    }

    public static double[] Value(double[] x, double epsilon)
    {
        double mean = Mean(x);
        double deviation = Math.Sqrt(Variance(x) + epsilon);
        return [.. x.Select(value => (value - mean) / deviation)];
    }

    /// <summary>
    /// <c>dx = (dn − mean(dn) − n·mean(dn·n))/√(σ² + ε)</c>: the mean moves with every value by <c>1/N</c>, and the variance by
    /// <c>2·(x − μ)/N</c>. Of few values little is left of this, so that a rounding of <c>n</c> counts much.
    /// </summary>
    public static double[] Backward(double[] x, double[] dn, double epsilon, Func<double[], double[]> disturb)
    {
        double[] n = disturb(Value(x, epsilon));
        double deviation = Math.Sqrt(Variance(x) + epsilon);
        double mean = dn.Average();
        double slope = dn.Zip(n, (d, value) => d * value).Average();
        return [.. dn.Zip(n, (d, value) => (d - mean - value * slope) / deviation)];
    }
}
