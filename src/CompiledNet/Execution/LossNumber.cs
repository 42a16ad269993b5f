using System.ComponentModel;

namespace CompiledNet.Execution;

/// <summary>
/// A number in the formula of a loss that was written as a method, for <see cref="GradientCheck"/>: its value in double precision, its derivative with respect
/// to the output by the chain rule, and how far float arithmetic may be off, to the first order. Generated code writes the formula of a loss in it.
/// </summary>
/// <remarks>
/// Comparisons look at what decides, which stays what it is at the network's own parameters while values move: a function with kinks keeps the smooth piece that it is on.
/// Errors are in units of the unit roundoff of float; each operation adds its own result, a function of the library twice that.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct LossNumber
{
    private LossNumber(double value, double slope, double deciding, double valueError, double slopeError)
    {
        Value = value;
        Slope = slope;
        Deciding = deciding;
        ValueError = valueError;
        SlopeError = slopeError;
    }

    /// <summary>The value.</summary>
    internal double Value { get; }

    /// <summary>Its derivative with respect to the output.</summary>
    internal double Slope { get; }

    /// <summary>The value that comparisons look at.</summary>
    internal double Deciding { get; }

    /// <summary>The error of the value.</summary>
    internal double ValueError { get; }

    /// <summary>The error of the derivative.</summary>
    internal double SlopeError { get; }

    /// <summary>A constant, or a target.</summary>
    public static implicit operator LossNumber(double constant) => new(constant, 0, constant, 0, 0);

    /// <summary>The output.</summary>
    internal static LossNumber Output(double value, double deciding) => new(value, 1, deciding, 0, 0);

    /// <summary><c>(u + v)′ = u′ + v′</c>.</summary>
    public static LossNumber operator +(LossNumber left, LossNumber right)
    {
        double value = left.Value + right.Value, slope = left.Slope + right.Slope;
        return new(value, slope, left.Deciding + right.Deciding, left.ValueError + right.ValueError + Math.Abs(value), left.SlopeError + right.SlopeError + Math.Abs(slope));
    }

    /// <summary><c>(u − v)′ = u′ − v′</c>.</summary>
    public static LossNumber operator -(LossNumber left, LossNumber right) => left + -right;

    /// <summary>The value with the other sign, which is exact.</summary>
    public static LossNumber operator -(LossNumber value) => new(-value.Value, -value.Slope, -value.Deciding, value.ValueError, value.SlopeError);

    /// <summary><c>(u·v)′ = u′·v + u·v′</c>.</summary>
    public static LossNumber operator *(LossNumber left, LossNumber right)
    {
        double value = left.Value * right.Value, first = left.Slope * right.Value, second = left.Value * right.Slope;
        return new(
            value,
            first + second,
            left.Deciding * right.Deciding,
            Math.Abs(left.Value) * right.ValueError + Math.Abs(right.Value) * left.ValueError + Math.Abs(value),
            Math.Abs(left.Slope) * right.ValueError + Math.Abs(right.Value) * left.SlopeError + Math.Abs(left.Value) * right.SlopeError + Math.Abs(right.Slope) * left.ValueError
                + Math.Abs(first) + Math.Abs(second) + Math.Abs(first + second));
    }

    /// <summary><c>(u/v)′ = (u′ − u/v·v′)/v</c>.</summary>
    public static LossNumber operator /(LossNumber left, LossNumber right)
    {
        double value = left.Value / right.Value, moved = value * right.Slope, slope = (left.Slope - moved) / right.Value, size = Math.Abs(right.Value);
        double valueError = (left.ValueError + Math.Abs(value) * right.ValueError) / size + Math.Abs(value);
        double slopeError = (left.SlopeError + Math.Abs(right.Slope) * valueError + Math.Abs(value) * right.SlopeError + Math.Abs(moved) + Math.Abs(left.Slope - moved)) / size
            + Math.Abs(slope) * (1 + right.ValueError / size);
        return new(value, slope, left.Deciding / right.Deciding, valueError, slopeError);
    }

    /// <summary>Whether one is greater than the other.</summary>
    public static bool GreaterThan(LossNumber left, LossNumber right) => left.Deciding > right.Deciding;

    /// <summary>The magnitude, whose derivative is 0 at 0.</summary>
    public static LossNumber Abs(LossNumber value) =>
        value.Deciding > 0 ? value : value.Deciding < 0 ? -value : new(Math.Abs(value.Value), 0, Math.Abs(value.Deciding), value.ValueError, 0);

    /// <summary><c>eᵘ</c>.</summary>
    public static LossNumber Exp(LossNumber value)
    {
        double power = Math.Exp(value.Value);
        return Function(value, power, Math.Exp(value.Deciding), power, power, 2 * power);
    }

    /// <summary><c>ln u</c>.</summary>
    public static LossNumber Log(LossNumber value) =>
        Function(value, Math.Log(value.Value), Math.Log(value.Deciding), 1 / value.Value, 1 / (value.Value * value.Value), Math.Abs(1 / value.Value));

    /// <summary><c>√u</c>.</summary>
    public static LossNumber Sqrt(LossNumber value)
    {
        double root = Math.Sqrt(value.Value);
        return Function(value, root, Math.Sqrt(value.Deciding), 0.5 / root, 0.25 / (root * value.Value), 1 / root);
    }

    /// <summary><c>tanh u</c>, whose derivative is computed as <c>1 − tanh² u</c>.</summary>
    public static LossNumber Tanh(LossNumber value)
    {
        double tanh = Math.Tanh(value.Value), slope = 1 / (Math.Cosh(value.Value) * Math.Cosh(value.Value));
        return Function(value, tanh, Math.Tanh(value.Deciding), slope, 2 * tanh * slope, 5 * tanh * tanh + slope);
    }

    /// <param name="of">u.</param>
    /// <param name="value">f(u).</param>
    /// <param name="deciding">The same of what decides.</param>
    /// <param name="slope">f′(u).</param>
    /// <param name="curvature">f″(u).</param>
    /// <param name="slopeError">The error of computing f′(u).</param>
    private static LossNumber Function(LossNumber of, double value, double deciding, double slope, double curvature, double slopeError) => new(
        value,
        slope * of.Slope,
        deciding,
        Math.Abs(slope) * of.ValueError + 2 * Math.Abs(value),
        (Math.Abs(curvature) * of.ValueError + slopeError) * Math.Abs(of.Slope) + Math.Abs(slope) * of.SlopeError + Math.Abs(slope * of.Slope));
}
