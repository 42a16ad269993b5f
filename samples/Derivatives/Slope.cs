namespace Derivatives;

/// <summary>The slope of f(x) = x² + 2 at a point, in three ways.</summary>
/// <param name="X">The point.</param>
/// <param name="Forward">(f(x + h) − f(x))/h for the steps in <see cref="Steps"/>.</param>
/// <param name="Central">(f(x + h) − f(x − h))/2h for the same steps.</param>
/// <param name="FromBackward">What the generated <c>Backward</c> says at w = x.</param>
public sealed record Slope(double X, double[] Forward, double[] Central, float FromBackward)
{
    /// <summary>The steps h, smaller and smaller.</summary>
    public static double[] Steps { get; } = [1, 0.1, 0.01, 0.001, 0.0001];

    /// <summary>The function.</summary>
    public static double Function(double x) => x * x + 2;

    /// <summary>Measures the slope at <paramref name="x"/>.</summary>
    public static Slope At(double x) => new(
        x,
        [.. Steps.Select(h => (Function(x + h) - Function(x)) / h)],
        [.. Steps.Select(h => (Function(x + h) - Function(x - h)) / (2 * h))],
        SlopeFromBackward((float)x));

    // The network's cost is w²; the 2 that f adds to it does not change the slope.
    private static float SlopeFromBackward(float w)
    {
        var network = new Parabola();
        network.Dense1.Weights[0, 0] = w;
        var gradients = new CompiledNet.ParameterBuffer<Parabola>();
        network.Backward([1f], [0f], gradients);
        return gradients["Dense1.Weights"][0, 0];
    }
}
