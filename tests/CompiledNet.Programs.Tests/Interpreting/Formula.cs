using System.Numerics;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>
/// Expressions as functions of the point of an element. A mask is a number all of whose bits are set, or none.
/// </summary>
internal static class Formula<T, TArithmetic>
    where T : struct, IBinaryFloatingPointIeee754<T>
    where TArithmetic : struct, IArithmetic<T>
{
    /// <param name="expression">The expression.</param>
    /// <param name="read">The values that it reads, as functions of the point.</param>
    public static Func<int, T> Of(Expression expression, Func<Value, Func<int, T>> read)
    {
        switch (expression)
        {
            case Read value:
                return read(value.Value);
            case Constant constant:
                T number = T.CreateChecked(constant.Value);
                return _ => number;
            case Local local:
                return Of(local.Value, read);
            case SecondResult { First.Value: Call { Function: Function.GaussianCdf } cdf }:
                Func<int, T> argument = Of(cdf.Arguments[0], read);
                return point => TArithmetic.GaussianDensity(argument(point));
            case Negation negation:
                Func<int, T> positive = Of(negation.Value, read);
                return point => -positive(point);
            case Binary binary:
                return Combine(binary.Operator, Of(binary.Left, read), Of(binary.Right, read));
            case Call { Function: Function.Select } selection:
                Func<int, T> mask = Of(selection.Arguments[0], read), whenSet = Of(selection.Arguments[1], read), whenClear = Of(selection.Arguments[2], read);
                return point => (mask(point) & whenSet(point)) | (~mask(point) & whenClear(point));
            case Call call:
                return Apply(call.Function, [.. call.Arguments.Select(part => Of(part, read))]);
            default:
                throw new InvalidOperationException($"{expression.GetType().Name} has no value.");
        }
    }

    private static Func<int, T> Combine(Operator @operator, Func<int, T> left, Func<int, T> right) => @operator switch
    {
        Operator.Add => point => left(point) + right(point),
        Operator.Subtract => point => left(point) - right(point),
        Operator.Multiply => point => left(point) * right(point),
        Operator.Divide => point => left(point) / right(point),
        _ => throw new InvalidOperationException($"{@operator} has no value."),
    };

    private static Func<int, T> Apply(Function function, Func<int, T>[] x) => function switch
    {
        Function.MultiplyAdd => point => TArithmetic.MultiplyAdd(x[0](point), x[1](point), x[2](point)),
        Function.NegatedMultiplyAdd => point => TArithmetic.MultiplyAdd(-x[0](point), x[1](point), x[2](point)),
        Function.Abs => point => T.Abs(x[0](point)),
        Function.Max => point => Max(x[0](point), x[1](point)),
        Function.Min => point => Min(x[0](point), x[1](point)),
        Function.GreaterThan => point => x[0](point) > x[1](point) ? T.AllBitsSet : T.Zero,
        Function.And => point => x[0](point) & x[1](point),
        Function.ExpOfNonPositiveScaled => point => TArithmetic.ExpOfNonPositiveScaled(x[0](point)),
        Function.Sqrt => point => T.Sqrt(x[0](point)),
        Function.Exp => point => TArithmetic.Exp(x[0](point)),
        Function.Log => point => TArithmetic.Log(x[0](point)),
        Function.Sigmoid => point => TArithmetic.Sigmoid(x[0](point)),
        Function.Tanh => point => TArithmetic.Tanh(x[0](point)),
        Function.ExpMinusOne => point => TArithmetic.ExpMinusOne(x[0](point)),
        Function.Softplus => point => TArithmetic.Softplus(x[0](point)),
        Function.GaussianCdf => point => TArithmetic.GaussianCdf(x[0](point)),
        _ => throw new InvalidOperationException($"{function} has no value."),
    };

    private static T Max(T x, T y) => x > y ? x : y;

    private static T Min(T x, T y) => x < y ? x : y;
}
