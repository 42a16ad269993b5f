namespace CompiledNet.Reference;

/// <summary><c>a = g(z)</c> of each unit by itself; <c>dz = da·g′(z)</c>.</summary>
/// <param name="place">The number of the first of its operations.</param>
/// <param name="function">The activation.</param>
internal sealed class ElementwiseStep(int place, PiecewiseFunction function) : IReferenceStep
{
    public Range Tensors => 0..0;

    public double[] Forward(double[] x, double[] center, IArithmetic arithmetic)
    {
        var a = new double[x.Length];
        for (int unit = 0; unit < a.Length; unit++)
        {
            SmoothPiece piece = function.PieceAt(arithmetic.Choosing(x[unit], center[unit]));
            a[unit] = arithmetic.Round(piece.Value(x[unit]), piece.ValueError(x[unit]), place);
        }
        return a;
    }

    public double[] Backward(double[] x, double[] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic)
    {
        var dz = new double[x.Length];
        for (int unit = 0; unit < dz.Length; unit++)
        {
            SmoothPiece piece = function.PieceAt(arithmetic.Choosing(x[unit], center[unit]));
            double slope = arithmetic.Round(piece.Slope(x[unit]), piece.SlopeError(x[unit]), place + 1);
            dz[unit] = arithmetic.Round(dy[unit] * slope, Math.Abs(dy[unit] * slope), place + 2);
        }
        return dz;
    }

    public double Reach(double[] x, int tensor, int element) => 0;

    public double[] Moved(double[] x, double[] y, int tensor, int element, double by) => y;
}
