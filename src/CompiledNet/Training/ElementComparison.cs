using CompiledNet.Reference;

namespace CompiledNet;

/// <summary>One derivative beside its difference quotient.</summary>
/// <param name="Element">The parameter's number in its tensor, in canonical order.</param>
/// <param name="Backward">What <c>Backward</c> says.</param>
/// <param name="Numeric">The difference quotient.</param>
/// <param name="Tolerance">By how much the two may differ.</param>
internal readonly record struct ElementComparison(int Element, float Backward, double Numeric, double Tolerance)
{
    // What is asked of the quotient's bound beside the rounding of Backward.
    private const double QuotientShare = 1.0 / 16;

    // Below the smallest normal float, a derivative is as good as zero.
    private const double SmallestNormal = 1.17549435e-38;

    public double Difference => Math.Abs(Backward - Numeric);

    /// <summary>Whether the difference is above the tolerance; NaN always is.</summary>
    public bool Differs => !(Difference <= Tolerance);

    /// <summary>What the worst element has most of.</summary>
    public double Badness => double.IsNaN(Difference) ? double.PositiveInfinity : Difference / Tolerance;

    /// <summary>
    /// Whether an error of <paramref name="resolution"/> could be there and be hidden by rounding: a difference that is allowed is
    /// that error plus a rounding of at most the tolerance, so the error is at most the sum of both.
    /// </summary>
    public bool IsUndecided(double resolution) => !Differs && !(Difference + Tolerance <= Math.Max(resolution, SmallestNormal));

    /// <summary>
    /// Compares with the difference quotient and, as far as that is not sharp, within its bound with what the chain rule gives in
    /// double precision: derivatives may be smaller than the rounding of the cost lets a quotient see.
    /// </summary>
    public static ElementComparison Of(
        ReferenceCost cost, CostAndGradients exact, int tensor, int element, float backward, RoundingSpread spread)
    {
        // Double rounds by 2⁻²⁹ of what float does.
        double rounding = Math.ScaleB(spread.Cost, -29);
        double allowed = spread.Gradients[tensor][element];
        DifferenceQuotient quotient = DifferenceQuotient.Of(cost, tensor, element, rounding, allowed * QuotientShare);
        return new ElementComparison(element, backward, quotient.Nearest(exact.Gradients[tensor][element]), allowed);
    }
}
