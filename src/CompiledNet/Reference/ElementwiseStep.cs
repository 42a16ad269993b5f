namespace CompiledNet.Reference;

/// <summary><c>a = g(z)</c> of each unit by itself; <c>dz = da·g′(z)</c>.</summary>
/// <param name="place">The number of the first of its operations.</param>
/// <param name="function">The activation.</param>
internal sealed class ElementwiseStep(int place, PiecewiseFunction function) : IReferenceStep
{
    public double[] Forward(double[][] x, double[][] center, IArithmetic arithmetic)
    {
        double[] z = x[0];
        var a = new double[z.Length];
        for (int unit = 0; unit < a.Length; unit++)
        {
            SmoothPiece piece = function.PieceAt(arithmetic.Choosing(z[unit], center[0][unit]));
            a[unit] = piece.Rounded(z[unit], arithmetic, place);
        }
        return a;
    }

    public double[][] Backward(double[][] x, double[][] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic)
    {
        double[] z = x[0];
        var dz = new double[z.Length];
        for (int unit = 0; unit < dz.Length; unit++)
        {
            SmoothPiece piece = function.PieceAt(arithmetic.Choosing(z[unit], center[0][unit]));
            dz[unit] = piece.Gradient(z[unit], dy[unit], arithmetic, place + 1);
        }
        return [dz];
    }

    /// <summary>Only those inputs count that moved.</summary>
    public double[] Near(double[][] x, double[][] center, double[] y)
    {
        double[] z = x[0];
        double[] a = [.. y];
        for (int unit = 0; unit < a.Length; unit++)
        {
            if (z[unit] != center[0][unit])
                a[unit] = function.PieceAt(center[0][unit]).Value(z[unit]);
        }
        return a;
    }
}
