namespace CompiledNet;

/// <summary>One derivative beside its difference quotient.</summary>
internal readonly record struct ElementComparison(int Element, float Backward, double Numeric, double Tolerance)
{
    // The rounding of Backward itself, as a share of the tensor's largest derivative: 64 units in the last place.
    private const double BackwardRounding = 1.0 / (1 << 18);

    public double Difference => Math.Abs(Backward - Numeric);

    /// <summary>Whether the difference is above the tolerance; NaN always is.</summary>
    public bool Differs => !(Difference <= Tolerance);

    /// <summary>What the worst element has most of.</summary>
    public double Badness => double.IsNaN(Difference) ? double.PositiveInfinity : Difference / Tolerance;

    public static ElementComparison Of(ElementProfile profile, float backward, double[] noise, double largest)
    {
        (double numeric, double bound) = profile.Derivative(noise);
        return new ElementComparison(profile.Element, backward, numeric, bound + largest * BackwardRounding);
    }
}
