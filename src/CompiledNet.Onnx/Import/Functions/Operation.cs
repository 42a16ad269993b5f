namespace CompiledNet.Onnx.Import.Functions;

/// <summary>What one elementwise operator computes with one or two numbers.</summary>
/// <param name="Name">The operator.</param>
/// <param name="Compute">The value; of an operator of one number, the second is without meaning.</param>
internal sealed record Operation(string Name, Func<double, double, double> Compute)
{
    public static readonly Operation Add = new("Add", (x, y) => x + y);
    public static readonly Operation Subtract = new("Sub", (x, y) => x - y);
    public static readonly Operation Multiply = new("Mul", (x, y) => x * y);
    public static readonly Operation Divide = new("Div", (x, y) => x / y);
    public static readonly Operation Negate = new("Neg", (x, _) => -x);

    public static Operation Unary(string name, Func<double, double> compute) => new(name, (x, _) => compute(x));

    /// <summary><c>min(max(x, low), high)</c>.</summary>
    public static Operation Clip(double low, double high) => new("Clip", (x, _) => double.IsNaN(x) ? x : Math.Min(Math.Max(x, low), high)) { Bounds = (low, high) };

    /// <summary>The borders of a clip; null for others.</summary>
    public (double Low, double High)? Bounds { get; private init; }

    /// <summary>The slope and shift of the result where it is a straight line of the variable because the arguments are.</summary>
    public (double? Slope, double Shift) Linear(Function[] arguments)
    {
        if (arguments.Any(argument => argument.Slope is null))
            return (null, 0);
        Function x = arguments[0], y = arguments[^1];
        if (arguments.All(argument => argument.IsConstant))
            return (0, Compute(x.Shift, y.Shift));
        return this switch
        {
            _ when this == Add => (x.Slope + y.Slope, x.Shift + y.Shift),
            _ when this == Subtract => (x.Slope - y.Slope, x.Shift - y.Shift),
            _ when this == Multiply && y.IsConstant => (x.Slope * y.Shift, x.Shift * y.Shift),
            _ when this == Multiply && x.IsConstant => (x.Shift * y.Slope, x.Shift * y.Shift),
            _ when this == Divide && y.IsConstant => (x.Slope / y.Shift, x.Shift / y.Shift),
            _ when this == Negate => (-x.Slope, -x.Shift),
            _ => (null, 0),
        };
    }
}
