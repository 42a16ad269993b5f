namespace CompiledNet.Reference;

/// <summary>Single operations, rounded as float arithmetic rounds them.</summary>
internal static class RoundedOperations
{
    public static double Sum(this IArithmetic arithmetic, double x, double y, int place) => arithmetic.Round(x + y, Math.Abs(x + y), place);

    public static double Product(this IArithmetic arithmetic, double x, double y, int place) => arithmetic.Round(x * y, Math.Abs(x * y), place);

    /// <summary>A function of an argument.</summary>
    public static double Rounded(this SmoothPiece function, double z, IArithmetic arithmetic, int place) =>
        arithmetic.Round(function.Value(z), function.ValueError(z), place);

    /// <summary><c>dz = da·g′(z)</c>, two operations.</summary>
    public static double Gradient(this SmoothPiece function, double z, double da, IArithmetic arithmetic, int place) =>
        arithmetic.Product(da, arithmetic.Round(function.Slope(z), function.SlopeError(z), place), place + 1);
}
