using CompiledNet.Execution;

namespace CompiledNet.Reference;

/// <summary>The loss of a method with <see cref="LossExpressionAttribute"/>, of each output by itself.</summary>
/// <param name="place">The number of the first of its operations.</param>
/// <param name="formula">What stands in the method, of the output and the target.</param>
internal sealed class MethodLoss(int place, Func<LossNumber, LossNumber, LossNumber> formula) : IReferenceLoss
{
    public int Terms(int outputs) => outputs;

    public double Value(double[] x, double[] center, double[] y, IArithmetic arithmetic)
    {
        var sum = new RunningSum();
        for (int unit = 0; unit < x.Length; unit++)
        {
            LossNumber loss = Loss(x, center, y, unit, arithmetic);
            sum.Add(arithmetic.Round(loss.Value, loss.ValueError, place));
        }
        return arithmetic.Round(sum.Value, sum.Error, place + 1);
    }

    public double[] Derivative(double[] x, double[] center, double[] y, double scale, IArithmetic arithmetic)
    {
        var da = new double[x.Length];
        for (int unit = 0; unit < da.Length; unit++)
        {
            LossNumber loss = Loss(x, center, y, unit, arithmetic);
            double slope = arithmetic.Round(loss.Slope, loss.SlopeError, place + 2);
            da[unit] = arithmetic.Round(slope * scale, Math.Abs(slope * scale), place + 3);
        }
        return da;
    }

    private LossNumber Loss(double[] x, double[] center, double[] y, int unit, IArithmetic arithmetic) =>
        formula(LossNumber.Output(x[unit], arithmetic.Choosing(x[unit], center[unit])), y[unit]);
}
