namespace CompiledNet.Reference;

/// <summary>
/// A smooth function of one variable, which may be a piece of one with kinks, and how far the library's float arithmetic may
/// be from it for an exact argument: bounds in units of the unit roundoff <c>u = 2⁻²⁴</c>, before the result is used.
/// </summary>
/// <param name="Value">The function.</param>
/// <param name="Slope">Its derivative.</param>
/// <param name="ValueError">The bound for <see cref="Value"/>.</param>
/// <param name="SlopeError">The bound for <see cref="Slope"/>.</param>
internal sealed record SmoothPiece(
    Func<double, double> Value, Func<double, double> Slope, Func<double, double> ValueError, Func<double, double> SlopeError)
{
    /// <summary><c>slope·z + offset</c>; nothing rounds where the slope is 0 or 1 and there is no offset.</summary>
    public static SmoothPiece Line(double slope, double offset = 0) => new(
        z => slope * z + offset,
        _ => slope,
        z => IsExact(slope) && (offset == 0 || slope == 0) ? 0 : 3 * (Math.Abs(slope * z) + Math.Abs(offset)),
        _ => IsExact(slope) ? 0 : Math.Abs(slope));

    private static bool IsExact(double slope) => slope is 0 or 1 or -1;
}
