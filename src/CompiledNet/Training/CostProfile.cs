namespace CompiledNet;

/// <summary>
/// The cost of one row along one parameter: where the parameter is, and at distances 2⁻³, 2⁻⁴, …, 2⁻¹² (times |θ| where that is
/// above 1) on both sides. The mathematics is told at <see cref="GradientCheck"/>.
/// </summary>
internal sealed class CostProfile
{
    private const int LargestStep = -3;
    private const int StepCount = 10;

    // Six deviations of the extrapolated quotient: 6·1.9.
    private const double AllowedNoise = 12;

    // K deviates by 10·σ/h, five times as much as R.
    private const double KinkNoise = 5;

    // Half of K, and a fifth more: at a kink the curvature jumps with the slope, which K shows but in part.
    private const double KinkShare = 0.6;

    // The unit roundoff of float.
    private const double Roundoff = 1.0 / (1 << 24);

    private readonly double _center;
    private readonly double[] _steps = new double[StepCount];
    private readonly double[] _left = new double[StepCount];
    private readonly double[] _right = new double[StepCount];

    private CostProfile(double center) => _center = center;

    /// <summary>Measures the cost around a parameter and restores the parameter.</summary>
    public static CostProfile Measure(ref float parameter, Func<float> cost)
    {
        float value = parameter;
        var profile = new CostProfile(cost());
        try
        {
            for (int i = 0; i < StepCount; i++)
            {
                float step = MathF.ScaleB(Math.Max(1f, Math.Abs(value)), LargestStep - i);
                float right = value + step;
                float left = value - step;
                parameter = right;
                profile._right[i] = cost();
                parameter = left;
                profile._left[i] = cost();
                profile._steps[i] = ((double)right - left) / 2;
            }
        }
        finally
        {
            parameter = value;
        }
        return profile;
    }

    /// <summary>
    /// The standard deviation of a row's cost, as a share of the cost: the median over those parameters along which there
    /// is any, and never less than the rounding of the result itself.
    /// </summary>
    public static double RelativeNoise(IEnumerable<CostProfile> profiles)
    {
        // Of a normal distribution's magnitudes, the median is 0.6745 deviations.
        double[] observed = [.. profiles.Select(profile => profile.FourthDifference()).Where(difference => difference > 0).Order()];
        return observed.Length == 0
            ? Roundoff
            : Math.Max(Roundoff, observed[observed.Length / 2] / (0.6745 * Math.Sqrt(70)));
    }

    /// <summary>The derivative, and how far it may be off.</summary>
    public (double Derivative, double Bound) Derivative(double relativeNoise)
    {
        (double Derivative, double Bound) best = (double.NaN, double.PositiveInfinity);
        for (int i = 0; i + 2 < StepCount; i++)
        {
            double curvature = Math.Max(Math.Abs(Quotient(i + 1) - Quotient(i)), Math.Abs(Quotient(i + 2) - Quotient(i + 1))) / 3;
            double bound = curvature + KinkBound(i, relativeNoise) + Noise(i, relativeNoise);
            if (bound < best.Bound)
                best = ((4 * Quotient(i + 1) - Quotient(i)) / 3, bound);
        }
        return best;
    }

    /// <summary>
    /// How far kinks nearer than a step can lead the quotient astray. Several of them may hide each other at one step, so
    /// the smaller ones are asked too, as far as they show more than rounding.
    /// </summary>
    private double KinkBound(int i, double relativeNoise)
    {
        double largest = Math.Max(Math.Abs(Kink(i)), Math.Abs(Kink(i + 1)));
        for (int j = i + 2; j + 1 < StepCount; j++)
            largest = Math.Max(largest, Math.Abs(Kink(j)) - KinkNoise * Noise(j, relativeNoise));
        return KinkShare * largest;
    }

    /// <summary>How far rounding can lead the quotient astray.</summary>
    private double Noise(int i, double relativeNoise) => AllowedNoise * relativeNoise * Magnitude(i) / _steps[i];

    /// <summary>The central difference D(h).</summary>
    private double Quotient(int i) => (_right[i] - _left[i]) / (2 * _steps[i]);

    /// <summary>The slope to the right minus the slope to the left, B(h).</summary>
    private double Bend(int i) => (_right[i] - 2 * _center + _left[i]) / _steps[i];

    /// <summary>What of the bend does not fall in proportion to the step, K(h).</summary>
    private double Kink(int i) => 2 * Bend(i + 1) - Bend(i);

    private double Magnitude(int i) => Math.Max(Math.Abs(_center), Math.Max(Math.Abs(_left[i]), Math.Abs(_right[i])));

    private double FourthDifference()
    {
        const int Outer = StepCount - 2;
        const int Inner = StepCount - 1;
        double difference = _left[Outer] - 4 * _left[Inner] + 6 * _center - 4 * _right[Inner] + _right[Outer];
        return Math.Abs(difference) / Math.Max(Magnitude(Outer), double.Epsilon);
    }
}
