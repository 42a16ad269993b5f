namespace CompiledNet.Reference;

/// <summary><c>aᵢ = zᵢ − ln Σⱼ e^zⱼ</c> of each vector along the last axis; <c>dzᵢ = daᵢ − e^aᵢ·Σⱼ daⱼ</c>.</summary>
/// <param name="place">The number of the first of its operations.</param>
/// <param name="units">The length of a vector.</param>
internal sealed class LogSoftmaxStep(int place, int units) : IReferenceStep
{
    public double[] Forward(double[][] x, double[][] center, IArithmetic arithmetic) =>
        [.. x[0].Chunk(units).SelectMany(z => Activations(z, arithmetic))];

    public double[][] Backward(double[][] x, double[][] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic) =>
        [[.. x[0].Chunk(units).Zip(dy.Chunk(units)).SelectMany(vector => Derivatives(vector.First, vector.Second, arithmetic))]];

    private double[] Activations(double[] z, IArithmetic arithmetic)
    {
        var powers = new SoftmaxPowers(z, arithmetic, place);
        // The sum is a float at least 1: the rounding of it is what the logarithm is off by, however small it is.
        double logarithm = NearZero.LogOnePlus(powers.SumOfOthers);
        logarithm = arithmetic.Round(logarithm, 1 + FloatError.Function(logarithm), place + 3);
        return [.. powers.Arguments.Select(argument => arithmetic.Round(argument - logarithm, Math.Abs(argument - logarithm), place + 4))];
    }

    private double[] Derivatives(double[] z, double[] da, IArithmetic arithmetic)
    {
        double[] a = Activations(z, arithmetic);
        var sum = new RunningSum();
        foreach (double d in da)
            sum.Add(d);
        double total = arithmetic.Round(sum.Value, sum.Error, place + 5);

        var dz = new double[a.Length];
        for (int unit = 0; unit < dz.Length; unit++)
        {
            double power = arithmetic.Round(Math.Exp(a[unit]), FloatError.Function(Math.Exp(a[unit])), place + 6);
            double value = da[unit] - power * total;
            dz[unit] = arithmetic.Round(value, Math.Abs(power * total) + Math.Abs(value), place + 7);
        }
        return dz;
    }
}
