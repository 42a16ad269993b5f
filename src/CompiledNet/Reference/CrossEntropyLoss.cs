namespace CompiledNet.Reference;

/// <summary>
/// <c>−Σᵢ yᵢ·ln aᵢ</c> with <c>a = softmax(z)</c>, from <c>z</c>: <c>Σᵢ yᵢ·(max z − zᵢ + ln Σⱼ e^(zⱼ − max z))</c>;
/// <c>dz = a·Σᵢ yᵢ − y</c>. With label smoothing ε, <c>(1 − ε)·yᵢ + ε/K·Σⱼ yⱼ</c> takes the place of yᵢ of K classes; the divergence adds <c>yᵢ·ln yᵢ</c>.
/// </summary>
/// <param name="place">The number of the first of its operations.</param>
/// <param name="smoothing">ε.</param>
/// <param name="isDivergence">Whether it is that of Kullback and Leibler.</param>
internal sealed class CrossEntropyLoss(int place, double smoothing = 0, bool isDivergence = false) : IReferenceLoss
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
            double aim = Aim(y, unit, arithmetic);
            double part = logarithm - powers.Arguments[unit];
            double own = isDivergence && aim > 0 ? Math.Log(aim) : 0;
            sum.AddProduct(aim, arithmetic.Round(part + own, isDivergence ? 2 * Math.Abs(part) + 3 * Math.Abs(own) : Math.Abs(part), place + 4));
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
            double value = (a - Aim(y, unit, arithmetic)) * scale;
            dz[unit] = arithmetic.Round(value, 2 * Math.Abs(value), place + 9);
        }
        return dz;
    }

    /// <summary>What the output of a unit is held against.</summary>
    private double Aim(double[] y, int unit, IArithmetic arithmetic)
    {
        if (smoothing == 0)
            return y[unit];
        double aim = (1 - smoothing) * y[unit] + smoothing / y.Length * y.Sum();
        return arithmetic.Round(aim, 3 * Math.Abs(aim), place + 10);
    }

    /// <summary>Whether the sum of the targets is exact, as that of one certain class is.</summary>
    private static bool IsOneClass(double[] y) => y.Count(target => target != 0) <= 1;
}
