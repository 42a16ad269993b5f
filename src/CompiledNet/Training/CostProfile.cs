namespace CompiledNet;

/// <summary>
/// The cost along one parameter: where the parameter is, and at distances 2⁻³, 2⁻⁴, …, 2⁻¹² (times |θ| where that is
/// above 1) on both sides. The mathematics is told at <see cref="GradientCheck"/>.
/// </summary>
internal sealed class CostProfile
{
    private const int LargestStep = -3;
    private const int StepCount = 10;

    // Six deviations of the extrapolated quotient: 6·1.9.
    private const double AllowedNoise = 12;

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
    /// The standard deviation of the cost's rounding, as a share of the cost: the median over those profiles that show
    /// any, and never less than the rounding of the result itself.
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
            double left = Math.Max(Math.Abs(Quotient(i + 1) - Quotient(i)), Math.Abs(Quotient(i + 2) - Quotient(i + 1))) / 3;
            double bound = left + Noise(i, relativeNoise);
            if (bound < best.Bound)
                best = ((4 * Quotient(i + 1) - Quotient(i)) / 3, bound);
        }
        return best;
    }

    /// <summary>
    /// The slopes to the left and to the right where they differ however small the step is; null where the cost is
    /// smooth, because there the difference falls in proportion to the step.
    /// </summary>
    public (double Lower, double Upper)? Kink(double relativeNoise)
    {
        for (int i = 0; i + 2 < StepCount; i++)
        {
            double wide = Bend(i);
            double narrow = Bend(i + 2);
            if (Math.Abs(narrow) > 0.7 * Math.Abs(wide) && Math.Abs(narrow) > 2 * Noise(i + 2, relativeNoise))
            {
                double left = (_center - _left[i + 2]) / _steps[i + 2];
                double right = (_right[i + 2] - _center) / _steps[i + 2];
                return (Math.Min(left, right), Math.Max(left, right));
            }
        }
        return null;
    }

    /// <summary>The central difference D(h).</summary>
    private double Quotient(int i) => (_right[i] - _left[i]) / (2 * _steps[i]);

    /// <summary>The slope to the right minus the slope to the left.</summary>
    private double Bend(int i) => (_right[i] - 2 * _center + _left[i]) / _steps[i];

    private double Noise(int i, double relativeNoise) => AllowedNoise * relativeNoise * Magnitude(i) / _steps[i];

    private double Magnitude(int i) => Math.Max(Math.Abs(_center), Math.Max(Math.Abs(_left[i]), Math.Abs(_right[i])));

    private double FourthDifference()
    {
        const int Outer = StepCount - 2;
        const int Inner = StepCount - 1;
        double difference = _left[Outer] - 4 * _left[Inner] + 6 * _center - 4 * _right[Inner] + _right[Outer];
        return Math.Abs(difference) / Math.Max(Magnitude(Outer), double.Epsilon);
    }
}
