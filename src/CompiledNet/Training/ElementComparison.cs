namespace CompiledNet;

/// <summary>One derivative beside its difference quotient.</summary>
internal readonly record struct ElementComparison(int Element, float Backward, double Numeric, double Tolerance, bool IsKink)
{
    // The rounding of Backward itself, as a share of the tensor's largest derivative: 64 units in the last place.
    private const double BackwardRounding = 1.0 / (1 << 18);

    public double Difference => Math.Abs(Backward - Numeric);

    /// <summary>Whether the difference is above the tolerance; NaN always is.</summary>
    public bool Differs => !IsKink && !(Difference <= Tolerance);

    /// <summary>What the worst element has most of.</summary>
    public double Badness => IsKink ? -1 : double.IsNaN(Difference) ? double.PositiveInfinity : Difference / Tolerance;

    public static ElementComparison Of(int element, float backward, CostProfile profile, double noise, double largest)
    {
        (double numeric, double bound) = profile.Derivative(noise);
        double tolerance = bound + largest * BackwardRounding;
        var comparison = new ElementComparison(element, backward, numeric, tolerance, IsKink: false);
        return comparison.Differs
            && profile.Kink(noise) is { } slopes
            && backward >= slopes.Lower - tolerance
            && backward <= slopes.Upper + tolerance
            ? comparison with { IsKink = true }
            : comparison;
    }
}
