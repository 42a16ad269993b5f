namespace CompiledNet.Reference;

/// <summary>
/// <c>−(y·ln a + (1 − y)·ln(1 − a))</c> with <c>a = σ(z)</c>, from <c>z</c>: <c>ln(1 + eᶻ) − z·y</c>; <c>dz = a − y</c>.
/// </summary>
/// <param name="place">The number of the first of its operations.</param>
internal sealed class BinaryCrossEntropyLoss(int place) : IReferenceLoss
{
    public int Terms(int outputs) => outputs;

    public double Value(double[] x, double[] center, double[] y, IArithmetic arithmetic)
    {
        var sum = new RunningSum();
        for (int unit = 0; unit < x.Length; unit++)
        {
            double z = x[unit];
            double rest = NearZero.LogOnePlus(Math.Exp(-Math.Abs(z)));
            double linear = Math.Max(z, 0) - z * y[unit];
            sum.Add(arithmetic.Round(linear + rest, 2 * Math.Abs(z * y[unit]) + Math.Abs(linear) + 3 * rest, place));
        }
        return arithmetic.Round(sum.Value, sum.Error, place + 1);
    }

    public double[] Derivative(double[] x, double[] center, double[] y, double scale, IArithmetic arithmetic)
    {
        var dz = new double[x.Length];
        for (int unit = 0; unit < dz.Length; unit++)
        {
            double z = x[unit];
            double a = arithmetic.Round(Logistic.Sigmoid(z), FloatError.BelowOne(Logistic.Sigmoid(z), Logistic.Sigmoid(-z)), place + 2);
            double value = (a - y[unit]) * scale;
            dz[unit] = arithmetic.Round(value, 2 * Math.Abs(value), place + 3);
        }
        return dz;
    }
}
