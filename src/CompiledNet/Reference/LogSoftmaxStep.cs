namespace CompiledNet.Reference;

/// <summary><c>aᵢ = zᵢ − max z − ln Σⱼ e^(zⱼ − max z)</c>; <c>dzᵢ = daᵢ − e^aᵢ·Σⱼ daⱼ</c>.</summary>
/// <param name="place">The number of the first of its operations.</param>
internal sealed class LogSoftmaxStep(int place) : IReferenceStep
{
    public Range Tensors => 0..0;

    public double[] Forward(double[] x, double[] center, IArithmetic arithmetic)
    {
        var powers = new SoftmaxPowers(x, arithmetic, place);

        // The sum is a float at least 1: the rounding of it is what the logarithm is off by, however small it is.
        double logarithm = NearZero.LogOnePlus(powers.SumOfOthers);
        logarithm = arithmetic.Round(logarithm, 1 + FloatError.Function(logarithm), place + 3);
        return [.. powers.Arguments.Select(argument => arithmetic.Round(argument - logarithm, Math.Abs(argument - logarithm), place + 4))];
    }

    public double[] Backward(double[] x, double[] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic)
    {
        double[] a = Forward(x, center, arithmetic);
        var sum = new RunningSum();
        foreach (double derivative in dy)
            sum.Add(derivative);
        double total = arithmetic.Round(sum.Value, sum.Error, place + 5);

        var dz = new double[a.Length];
        for (int unit = 0; unit < dz.Length; unit++)
        {
            double softmax = arithmetic.Round(Math.Exp(a[unit]), FloatError.Function(Math.Exp(a[unit])), place + 6);
            double value = dy[unit] - softmax * total;
            dz[unit] = arithmetic.Round(value, Math.Abs(softmax * total) + Math.Abs(value), place + 7);
        }
        return dz;
    }

    public double Reach(double[] x, int tensor, int element) => 0;

    public double[] Moved(double[] x, double[] y, int tensor, int element, double by) => y;
}
