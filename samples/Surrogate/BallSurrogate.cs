using CompiledNet;

namespace Surrogate;

/// <summary>A network in place of <see cref="ThrownBall.Range"/>.</summary>
public sealed class BallSurrogate
{
    private readonly RangeNetwork _network;
    private readonly Standardizer _ranges;

    private BallSurrogate(RangeNetwork network, Standardizer ranges, (double Angle, double Speed)[] points, LbfgsResult result)
    {
        _network = network;
        _ranges = ranges;
        Points = points;
        Result = result;
    }

    /// <summary>Where the function was computed to learn from.</summary>
    public (double Angle, double Speed)[] Points { get; }

    /// <summary>How the minimisation went.</summary>
    public LbfgsResult Result { get; }

    /// <summary>Computes the function at some points, and fits a network to it by L-BFGS, with all of them at once.</summary>
    /// <param name="count">The number of points.</param>
    /// <param name="seed">What the first weights are drawn with.</param>
    public static BallSurrogate Fit(int count, int seed)
    {
        (double Angle, double Speed)[] points = [.. Enumerable.Range(1, count).Select(i =>
            (Within(ThrownBall.Angles, Halton(i, 2)), Within(ThrownBall.Speeds, Halton(i, 3))))];
        float[] inputs = [.. points.SelectMany(point => Scaled(point.Angle, point.Speed))];
        float[] ranges = [.. points.AsParallel().AsOrdered().Select(point => (float)ThrownBall.Range(point.Angle, point.Speed))];
        Standardizer standardizer = Standardizer.Fit(ranges, columnCount: 1);
        var targets = new float[count];
        standardizer.Apply(ranges, targets);

        var network = new RangeNetwork(seed);
        LbfgsResult result = network.FitLbfgs(Dataset.WithTargets(inputs, 2, targets), new LbfgsOptions
        {
            Iterations = 3000,
            HistorySize = 30,
            GradientTolerance = 0,
            ChangeTolerance = 0,
        });
        return new BallSurrogate(network, standardizer, points, result);
    }

    /// <summary>The range, in m, that the network gives.</summary>
    public double Range(double angle, double speed)
    {
        Span<float> output = stackalloc float[1];
        _network.Forward(Scaled(angle, speed), output);
        return output[0] * _ranges.PreciseStandardDeviations[0] + _ranges.PreciseMeans[0];
    }

    private static float[] Scaled(double angle, double speed) =>
        [(float)(2 * Share(ThrownBall.Angles, angle) - 1), (float)(2 * Share(ThrownBall.Speeds, speed) - 1)];

    private static double Share((double Low, double High) range, double value) => (value - range.Low) / (range.High - range.Low);

    private static double Within((double Low, double High) range, double share) => range.Low + share * (range.High - range.Low);

    /// <summary>The sequence of Halton: numbers that fill [0, 1] evenly however many they are, the digits of i behind the point in reverse.</summary>
    private static double Halton(int i, int number)
    {
        double value = 0;
        for (double digit = 1.0 / number; i > 0; i /= number, digit /= number)
            value += digit * (i % number);
        return value;
    }
}
