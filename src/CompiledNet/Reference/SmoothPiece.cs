namespace CompiledNet.Reference;

/// <summary>
/// A smooth function of one variable, which may be a piece of one with kinks, and the errors of the library's float arithmetic
/// for an exact argument (see <see cref="FloatError"/>).
/// </summary>
/// <param name="Value">The function.</param>
/// <param name="Slope">Its derivative.</param>
/// <param name="ValueError">The error of <see cref="Value"/>.</param>
/// <param name="SlopeError">The error of <see cref="Slope"/>.</param>
internal sealed record SmoothPiece(
    Func<double, double> Value, Func<double, double> Slope, Func<double, double> ValueError, Func<double, double> SlopeError)
{
    /// <summary><c>slope·z + offset</c>; nothing rounds where the slope is 0 or 1 and there is no offset.</summary>
    public static SmoothPiece Line(double slope, double offset = 0) => new(
        z => slope * z + offset,
        _ => slope,
        z => IsExact(slope) && (offset == 0 || slope == 0) ? 0 : 2 * Math.Abs(slope * z + offset),
        _ => IsExact(slope) ? 0 : Math.Abs(slope));

    private static bool IsExact(double slope) => slope is 0 or 1 or -1;
}
