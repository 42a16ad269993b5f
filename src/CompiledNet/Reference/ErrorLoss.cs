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

    private static SmoothPiece Parabola(double factor) => new(
        e => factor * e * e, e => 2 * factor * e, e => 2 * factor * e * e, _ => 0);

    private (double Error, SmoothPiece Piece) Error(double[] x, double[] center, double[] y, int unit, IArithmetic arithmetic)
    {
        double difference = x[unit] - y[unit];
        double error = arithmetic.Round(difference, Math.Abs(difference), place);
        return (error, function.PieceAt(arithmetic.Choosing(error, center[unit] - y[unit])));
    }
}
