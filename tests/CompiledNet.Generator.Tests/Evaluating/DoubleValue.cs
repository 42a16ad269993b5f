using CompiledNet.Generator.Expressions;

namespace CompiledNet.Generator.Tests.Evaluating;

/// <summary>The value of an expression in double precision, its functions by their textbook definitions.</summary>
internal static class DoubleValue
{
    /// <param name="expression">What to evaluate.</param>
    /// <param name="operands">The values of its operands.</param>
    public static double Of(Expression expression, params (string Name, double Value)[] operands) => expression switch
    {
        Operand operand => operands.Single(given => given.Name == operand.Name).Value,
        Constant constant => constant.Value,
        Local local => Of(local.Value, operands),
        SecondResult result => Density(Of(((Call)result.First.Value).Arguments[0], operands)),
        Negation negation => -Of(negation.Value, operands),
        Binary { Operator: Operator.Add } sum => Of(sum.Left, operands) + Of(sum.Right, operands),
        Binary { Operator: Operator.Subtract } difference => Of(difference.Left, operands) - Of(difference.Right, operands),
        Binary product => Of(product.Left, operands) * Of(product.Right, operands),
        Call { Function: Function.And } conjunction => And(conjunction, operands),
        Call { Function: Function.Select } selection => Of(selection.Arguments[IsSet(selection.Arguments[0], operands) ? 1 : 2], operands),
        Call call => Apply(call.Function, [.. call.Arguments.Select(argument => Of(argument, operands))]),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} has no value."),
    };

    /// <summary>A value where a mask is set, and zero elsewhere.</summary>
    private static double And(Call conjunction, (string Name, double Value)[] operands) =>
        IsSet(conjunction.Arguments[0], operands) ? Of(conjunction.Arguments[1], operands) : 0;

    private static bool IsSet(Expression mask, (string Name, double Value)[] operands) => mask switch
    {
        Call { Function: Function.GreaterThan } comparison => Of(comparison.Arguments[0], operands) > Of(comparison.Arguments[1], operands),
        Call { Function: Function.And } both => IsSet(both.Arguments[0], operands) && IsSet(both.Arguments[1], operands),
        _ => throw new InvalidOperationException("A mask is a comparison, or two."),
    };

    private static double Apply(Function function, double[] x) => function switch
    {
        Function.MultiplyAdd => x[0] * x[1] + x[2],
        Function.NegatedMultiplyAdd => x[2] - x[0] * x[1],
        Function.Abs => Math.Abs(x[0]),
        Function.Max => Math.Max(x[0], x[1]),
        Function.Min => Math.Min(x[0], x[1]),
        Function.Sigmoid => 1 / (1 + Math.Exp(-x[0])),
        Function.Tanh => Math.Tanh(x[0]),
        Function.ExpMinusOne => Math.Exp(x[0]) - 1,
        Function.Softplus => Math.Log(1 + Math.Exp(x[0])),
        Function.GaussianCdf => Distribution(x[0]),
        _ => throw new InvalidOperationException($"{function} has no value."),
    };

    /// <summary>The density of the normal distribution.</summary>
    public static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>Its distribution function: ½ and the series <c>φ(x)·(x + x³/3 + x⁵/(3·5) + …)</c>.</summary>
    public static double Distribution(double x)
    {
        double sum = 0;
        double term = x;
        for (int n = 3; Math.Abs(term) > 1e-18; n += 2)
        {
            sum += term;
            term *= x * x / n;
        }

        return 0.5 + Density(x) * sum;
    }
}
