namespace CompiledNet.Onnx.Import.Functions;

/// <summary>
/// A function of one variable that nodes compute element by element. It carries its values at <see cref="Points"/>, so that an activation is
/// recognised by what it computes, however an exporter wrote it.
/// </summary>
internal sealed class Function
{
    /// <summary>So deep are functions recognised as one; what goes on beyond starts from a layer.</summary>
    public const int MaximumDepth = 40;

    /// <summary>Where functions are compared: dense around zero, where activations bend, and far out, where they are straight.</summary>
    public static readonly double[] Points =
    [
        .. Enumerable.Range(-60, 121).Select(step => step * 0.125),
        .. new[] { 0.001, 0.01, 9.3, 12.7, 19.1, 31.7, 60, 100, 1e3, 1e4, 1e6 }.SelectMany(point => new[] { -point, point }),
    ];

    /// <summary>The variable itself.</summary>
    public static readonly Function Variable = new(null, null, [], Points, 1, 0);

    private Function(GraphNode? node, Operation? operation, Function[] arguments, double[] values, double? slope, double shift)
    {
        (Node, Operation, Arguments, Values, Slope, Shift) = (node, operation, arguments, values, slope, shift);
        Depth = arguments.Length == 0 ? 0 : 1 + arguments.Max(argument => argument.Depth);
    }

    /// <summary>The node that computes it; null for the variable and for constants.</summary>
    public GraphNode? Node { get; }

    /// <summary>What is computed with the arguments; null for the variable and for constants.</summary>
    public Operation? Operation { get; }

    public Function[] Arguments { get; }

    /// <summary>The values at the points.</summary>
    public double[] Values { get; }

    /// <summary>The <c>a</c> of a function that is computed as <c>a·x + b</c>; null for others. 0 for constants.</summary>
    public double? Slope { get; }

    /// <summary>The <c>b</c> of such a function.</summary>
    public double Shift { get; }

    /// <summary>How many operations stand one inside the other.</summary>
    public int Depth { get; }

    public bool IsConstant => Slope == 0;

    public bool IsVariable => Slope == 1 && Shift == 0;

    public static Function Constant(double value) => new(null, null, [], [.. Points.Select(_ => value)], 0, value);

    public static Function Of(GraphNode node, Operation operation, params Function[] arguments)
    {
        var values = new double[Points.Length];
        for (int point = 0; point < values.Length; point++)
            values[point] = arguments is [var left, var right] ? operation.Compute(left.Values[point], right.Values[point]) : operation.Compute(arguments[0].Values[point], 0);

        (double? slope, double shift) = operation.Linear(arguments);
        return new Function(node, operation, arguments, values, slope, shift);
    }
}
