namespace CompiledNet.Reference;

/// <summary>
/// <c>−Σᵢ yᵢ·ln aᵢ</c> with <c>a = softmax(z)</c>, from <c>z</c>: <c>Σᵢ yᵢ·(max z − zᵢ + ln Σⱼ e^(zⱼ − max z))</c>;
/// <c>dz = a·Σᵢ yᵢ − y</c>.
/// </summary>
/// <param name="place">The number of the first of its operations.</param>
internal sealed class CrossEntropyLoss(int place) : IReferenceLoss
{
    public int Terms(int outputs) => 1;

    public double Value(double[] x, double[] center, double[] y, IArithmetic arithmetic)
    {
        var powers = new SoftmaxPowers(x, arithmetic, place);
        double logarithm = NearZero.LogOnePlus(powers.SumOfOthers);
        logarithm = arithmetic.Round(logarithm, FloatError.Function(logarithm), place + 3);
        var sum = new RunningSum();
        for (int unit = 0; unit < x.Length; unit++)
        {
            double part = logarithm - powers.Arguments[unit];
            sum.AddProduct(y[unit], arithmetic.Round(part, Math.Abs(part), place + 4));
        }
        return arithmetic.Round(sum.Value, sum.Error, place + 5);
    }

    public double[] Derivative(double[] x, double[] center, double[] y, double scale, IArithmetic arithmetic)
    {
        var powers = new SoftmaxPowers(x, arithmetic, place);
        var weight = new RunningSum();
        foreach (double target in y)
            weight.Add(target);
        double factor = arithmetic.Round(weight.Value, IsOneClass(y) ? 0 : weight.Error, place + 6) / powers.Sum;
        factor = arithmetic.Round(factor, Math.Abs(factor), place + 7);

        var dz = new double[x.Length];
        for (int unit = 0; unit < dz.Length; unit++)
        {
            double a = powers.Powers[unit] * factor;
            a = arithmetic.Round(a, powers.Powers[unit] == 1 ? 0 : Math.Abs(a), place + 8);
            double value = (a - y[unit]) * scale;
            dz[unit] = arithmetic.Round(value, 2 * Math.Abs(value), place + 9);
        }
        return dz;
    }

    /// <summary>Whether the sum of the targets is exact, as that of one certain class is.</summary>
    private static bool IsOneClass(double[] y) => y.Count(target => target != 0) <= 1;
}
