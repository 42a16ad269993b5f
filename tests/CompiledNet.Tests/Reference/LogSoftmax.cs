namespace CompiledNet.Tests.Reference;

/// <summary>The logarithm of softmax, which maps the units of a layer together.</summary>
internal static class LogSoftmax
{
    /// <summary><c>aᵢ = zᵢ − ln Σⱼ e^zⱼ</c>; the largest <c>z</c> is subtracted first, which changes nothing.</summary>
    public static double[] Value(double[] z)
    {
        double largest = z.Max();
        double logarithm = Math.Log(z.Sum(value => Math.Exp(value - largest)));
        return [.. z.Select(value => value - largest - logarithm)];
    }

    /// <summary><c>dzᵢ = daᵢ − e^aᵢ·Σⱼ daⱼ</c>.</summary>
    public static double[] Backward(double[] a, double[] da) => [.. a.Zip(da, (value, d) => d - Math.Exp(value) * da.Sum())];
}
