namespace CompiledNet.Reference;

/// <summary><c>max(0, 1 − a·y)</c>.</summary>
/// <param name="place">The number of the first of its operations.</param>
internal sealed class HingeLoss(int place) : IReferenceLoss
{
    public int Terms(int outputs) => outputs;

    public double Value(double[] x, double[] center, double[] y, IArithmetic arithmetic)
    {
        var sum = new RunningSum();
        for (int unit = 0; unit < x.Length; unit++)
        {
            (double distance, bool isInside) = Distance(x, center, y, unit, arithmetic);
            sum.Add(isInside ? distance : 0);
        }
        return arithmetic.Round(sum.Value, sum.Error, place + 1);
    }

    public double[] Derivative(double[] x, double[] center, double[] y, double scale, IArithmetic arithmetic)
    {
        var da = new double[x.Length];
        for (int unit = 0; unit < da.Length; unit++)
            da[unit] = Distance(x, center, y, unit, arithmetic).IsInside ? arithmetic.Round(-y[unit] * scale, Math.Abs(y[unit] * scale), place + 2) : 0;
        return da;
    }

    /// <summary><c>1 − a·y</c>, and whether the piece with a slope holds.</summary>
    private (double Distance, bool IsInside) Distance(double[] x, double[] center, double[] y, int unit, IArithmetic arithmetic)
    {
        double product = x[unit] * y[unit];
        double distance = arithmetic.Round(1 - product, Math.Abs(product) + Math.Abs(1 - product), place);
        return (distance, arithmetic.Choosing(distance, 1 - center[unit] * y[unit]) > 0);
    }
}
