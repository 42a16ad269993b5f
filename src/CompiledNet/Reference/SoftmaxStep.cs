namespace CompiledNet.Reference;

/// <summary><c>aᵢ = e^zᵢ / Σⱼ e^zⱼ</c>; <c>dzᵢ = aᵢ·(daᵢ − Σⱼ daⱼ·aⱼ)</c>.</summary>
/// <param name="place">The number of the first of its operations.</param>
internal sealed class SoftmaxStep(int place) : IReferenceStep
{
    public Range Tensors => 0..0;

    public double[] Forward(double[] x, double[] center, IArithmetic arithmetic)
    {
        var powers = new SoftmaxPowers(x, arithmetic, place);
        double inverse = arithmetic.Round(1 / powers.Sum, 1 / powers.Sum, place + 3);
        return [.. powers.Powers.Select(power => arithmetic.Round(power * inverse, power * inverse, place + 4))];
    }

    public double[] Backward(double[] x, double[] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic)
    {
        double[] a = Forward(x, center, arithmetic);
        var sum = new RunningSum();
        for (int unit = 0; unit < a.Length; unit++)
            sum.AddProduct(dy[unit], a[unit]);
        double mean = arithmetic.Round(sum.Value, sum.Error, place + 5);

        var dz = new double[a.Length];
        for (int unit = 0; unit < dz.Length; unit++)
        {
            double value = a[unit] * (dy[unit] - mean);
            dz[unit] = arithmetic.Round(value, 2 * Math.Abs(value), place + 6);
        }
        return dz;
    }

    public double Reach(double[] x, int tensor, int element) => 0;

    public double[] Moved(double[] x, double[] y, int tensor, int element, double by) => y;
}
