namespace CompiledNet.Reference;

/// <summary>
/// <c>−(y·(1 − a)^γ·ln a + (1 − y)·a^γ·ln(1 − a))</c> with <c>a = σ(z)</c>, from <c>z</c>: with <c>p = ln(1 + eᶻ)</c> and <c>n = ln(1 + e^−z)</c>,
/// <c>y·e^−γp·n + (1 − y)·e^−γn·p</c>.
/// </summary>
/// <param name="place">The number of the first of its operations.</param>
/// <param name="gamma">γ.</param>
internal sealed class BinaryFocalLoss(int place, double gamma) : IReferenceLoss
{
    public int Terms(int outputs) => outputs;

    public double Value(double[] x, double[] center, double[] y, IArithmetic arithmetic)
    {
        var sum = new RunningSum();
        for (int unit = 0; unit < x.Length; unit++)
        {
            double z = x[unit], p = Softplus(z), n = Softplus(-z);
            double ofOne = y[unit] * Math.Exp(-gamma * p) * n;
            double ofZero = (1 - y[unit]) * Math.Exp(-gamma * n) * p;
            sum.Add(arithmetic.Round(ofOne + ofZero, (8 + 4 * gamma * p) * Math.Abs(ofOne) + (8 + 4 * gamma * n) * Math.Abs(ofZero), place));
        }
        return arithmetic.Round(sum.Value, sum.Error, place + 1);
    }

    public double[] Derivative(double[] x, double[] center, double[] y, double scale, IArithmetic arithmetic)
    {
        var dz = new double[x.Length];
        for (int unit = 0; unit < dz.Length; unit++)
        {
            double z = x[unit], p = Softplus(z), n = Softplus(-z);
            double ofZero = (1 - y[unit]) * Math.Exp(-gamma * n) * (Logistic.Sigmoid(z) + gamma * Logistic.Sigmoid(-z) * p);
            double ofOne = y[unit] * Math.Exp(-gamma * p) * (Logistic.Sigmoid(-z) + gamma * Logistic.Sigmoid(z) * n);
            double value = (ofZero - ofOne) * scale;
            dz[unit] = arithmetic.Round(value, ((8 + 4 * gamma * n) * Math.Abs(ofZero) + (8 + 4 * gamma * p) * Math.Abs(ofOne)) * Math.Abs(scale), place + 2);
        }
        return dz;
    }

    private static double Softplus(double z) => Math.Max(z, 0) + NearZero.LogOnePlus(Math.Exp(-Math.Abs(z)));
}
