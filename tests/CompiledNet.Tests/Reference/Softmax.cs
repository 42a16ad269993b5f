namespace CompiledNet.Tests.Reference;

/// <summary>Softmax, which maps the units of a layer together.</summary>
internal static class Softmax
{
    /// <summary><c>aᵢ = e^zᵢ / Σⱼ e^zⱼ</c>; the largest <c>z</c> is subtracted first, which changes nothing.</summary>
    public static double[] Value(double[] z)
    {
        double largest = z.Max();
        double[] powers = [.. z.Select(value => Math.Exp(value - largest))];
        double sum = powers.Sum();
        return [.. powers.Select(power => power / sum)];
    }

    /// <summary><c>dzᵢ = Σⱼ daⱼ·∂aⱼ/∂zᵢ = aᵢ·(daᵢ − Σⱼ daⱼ·aⱼ)</c>.</summary>
    public static double[] Backward(double[] a, double[] da)
    {
        double mean = 0;
        for (int j = 0; j < a.Length; j++)
            mean += da[j] * a[j];
        var dz = new double[a.Length];
        for (int i = 0; i < a.Length; i++)
            dz[i] = a[i] * (da[i] - mean);
        return dz;
    }
}
