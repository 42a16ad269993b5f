namespace Surrogate;

/// <summary>How far a surrogate is off, on a grid of points that it has not seen.</summary>
/// <param name="Errors">Surrogate less function, in mm; the highest speed first, the lowest angle first.</param>
/// <param name="Largest">The largest range, in m.</param>
public sealed record ErrorGrid(double[,] Errors, double Largest)
{
    /// <summary>The points along each side.</summary>
    public const int Size = 50;

    /// <summary>The root of the mean square of the errors, in mm.</summary>
    public double RootMeanSquare => Math.Sqrt(Errors.Cast<double>().Average(error => error * error));

    /// <summary>The largest error, in mm.</summary>
    public double LargestError => Errors.Cast<double>().Max(Math.Abs);

    /// <summary>Computes the function at the centres of the cells of a grid, which takes a while.</summary>
    public static ErrorGrid Of(BallSurrogate surrogate)
    {
        var errors = new double[Size, Size];
        var ranges = new double[Size, Size];
        Parallel.For(0, Size, row =>
        {
            double speed = ThrownBall.Speeds.High - (row + 0.5) / Size * (ThrownBall.Speeds.High - ThrownBall.Speeds.Low);
            for (int column = 0; column < Size; column++)
            {
                double angle = ThrownBall.Angles.Low + (column + 0.5) / Size * (ThrownBall.Angles.High - ThrownBall.Angles.Low);
                ranges[row, column] = ThrownBall.Range(angle, speed);
                errors[row, column] = 1000 * (surrogate.Range(angle, speed) - ranges[row, column]);
            }
        });
        return new ErrorGrid(errors, ranges.Cast<double>().Max());
    }
}
