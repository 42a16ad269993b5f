namespace CompiledNet.Reference;

/// <summary><c>aᵢ = e^zᵢ / Σⱼ e^zⱼ</c> of each vector along the last axis; <c>dzᵢ = aᵢ·(daᵢ − Σⱼ daⱼ·aⱼ)</c>.</summary>
/// <param name="place">The number of the first of its operations.</param>
/// <param name="units">The length of a vector.</param>
internal sealed class SoftmaxStep(int place, int units) : IReferenceStep
{
    public double[] Forward(double[][] x, double[][] center, IArithmetic arithmetic) =>
        [.. x[0].Chunk(units).SelectMany(z => Activations(z, arithmetic))];

    public double[][] Backward(double[][] x, double[][] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic) =>
        [[.. x[0].Chunk(units).Zip(dy.Chunk(units)).SelectMany(vector => Derivatives(vector.First, vector.Second, arithmetic))]];

    private double[] Activations(double[] z, IArithmetic arithmetic)
    {
        var powers = new SoftmaxPowers(z, arithmetic, place);
        double inverse = arithmetic.Round(1 / powers.Sum, 1 / powers.Sum, place + 3);
        return [.. powers.Powers.Select(power => arithmetic.Round(power * inverse, power * inverse, place + 4))];
    }

    private double[] Derivatives(double[] z, double[] da, IArithmetic arithmetic)
    {
        double[] a = Activations(z, arithmetic);
        var sum = new RunningSum();
        for (int unit = 0; unit < a.Length; unit++)
            sum.AddProduct(da[unit], a[unit]);
        double mean = arithmetic.Round(sum.Value, sum.Error, place + 5);

        var dz = new double[a.Length];
        for (int unit = 0; unit < dz.Length; unit++)
        {
            double value = a[unit] * (da[unit] - mean);
            dz[unit] = arithmetic.Round(value, 2 * Math.Abs(value), place + 6);
        }
        return dz;
    }
}
