namespace CompiledNet.Reference;

/// <summary>A loss that is a function of the error <c>e = a − y</c> of each output.</summary>
/// <param name="place">The number of the first of its operations.</param>
/// <param name="function">The loss of one output.</param>
internal sealed class ErrorLoss(int place, PiecewiseFunction function) : IReferenceLoss
{
    /// <summary><c>e²</c>.</summary>
    public static PiecewiseFunction Squared { get; } = PiecewiseFunction.Smooth(Parabola(1));

    /// <summary><c>|e|</c>.</summary>
    public static PiecewiseFunction Absolute { get; } = new([0], [SmoothPiece.Line(-1), SmoothPiece.Line(1)]);

    /// <summary><c>e²/2</c> where <c>|e| ≤ δ</c>, else <c>δ·(|e| − δ/2)</c>.</summary>
    public static PiecewiseFunction Huber(double delta) => new(
        [-delta, delta],
        [SmoothPiece.Line(-delta, -delta * delta / 2), Parabola(0.5), SmoothPiece.Line(delta, -delta * delta / 2)]);

    /// <summary><c>(1 − τ)·e</c> above 0, <c>−τ·e</c> below it.</summary>
    public static PiecewiseFunction Quantile(double quantile) => new([0], [SmoothPiece.Line(-quantile), SmoothPiece.Line(1 - quantile)]);

    /// <summary><c>ln cosh e</c>.</summary>
    public static PiecewiseFunction LogCosh { get; } = PiecewiseFunction.Smooth(new SmoothPiece(
        LogarithmOfCosh, Math.Tanh, e => 8 * LogarithmOfCosh(e), e => FloatError.Function(Math.Tanh(e))));

    public int Terms(int outputs) => outputs;

    public double Value(double[] x, double[] center, double[] y, IArithmetic arithmetic)
    {
        var sum = new RunningSum();
        for (int unit = 0; unit < x.Length; unit++)
        {
            (double error, SmoothPiece piece) = Error(x, center, y, unit, arithmetic);
            sum.Add(arithmetic.Round(piece.Value(error), piece.ValueError(error), place + 1));
        }
        return arithmetic.Round(sum.Value, sum.Error, place + 2);
    }

    public double[] Derivative(double[] x, double[] center, double[] y, double scale, IArithmetic arithmetic)
    {
        var da = new double[x.Length];
        for (int unit = 0; unit < da.Length; unit++)
        {
            (double error, SmoothPiece piece) = Error(x, center, y, unit, arithmetic);
            double slope = arithmetic.Round(piece.Slope(error), piece.SlopeError(error), place + 3);
            da[unit] = arithmetic.Round(slope * scale, Math.Abs(slope * scale), place + 4);
        }
        return da;
    }

    /// <summary>From <c>cosh e − 1 = 2·sinh²(e/2)</c>, which keeps the digits of small errors.</summary>
    private static double LogarithmOfCosh(double e) => Math.Abs(e) > 1
        ? Math.Abs(e) + Math.Log((1 + Math.Exp(-2 * Math.Abs(e))) / 2)
        : NearZero.LogOnePlus(2 * Math.Sinh(e / 2) * Math.Sinh(e / 2));

    private static SmoothPiece Parabola(double factor) => new(
        e => factor * e * e, e => 2 * factor * e, e => 2 * factor * e * e, _ => 0);

    private (double Error, SmoothPiece Piece) Error(double[] x, double[] center, double[] y, int unit, IArithmetic arithmetic)
    {
        double difference = x[unit] - y[unit];
        double error = arithmetic.Round(difference, Math.Abs(difference), place);
        return (error, function.PieceAt(arithmetic.Choosing(error, center[unit] - y[unit])));
    }
}
