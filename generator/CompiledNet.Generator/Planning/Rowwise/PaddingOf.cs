using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>What an expression gives where its operands are padding.</summary>
internal static class PaddingOf
{
    /// <summary>Whether it gives zero there, of either sign.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="zeros">The values whose padding is zero; that of others may be anything.</param>
    public static bool IsZero(Expression expression, ICollection<Value> zeros)
    {
        bool Zero(Expression part) => IsZero(part, zeros);
        return expression switch
        {
            Read read => zeros.Contains(read.Value),
            Constant constant => constant.Value == 0f,
            Local local => Zero(local.Value),
            Negation negation => Zero(negation.Value),
            Binary { Operator: Operator.Multiply } product => (Zero(product.Left) && IsFinite(product.Right)) || (Zero(product.Right) && IsFinite(product.Left)),
            Binary { Operator: Operator.Divide } quotient => Zero(quotient.Left) && IsFinite(quotient),
            Binary sum => Zero(sum.Left) && Zero(sum.Right),
            Call { Function: Function.And } and => and.Arguments.Any(Zero),
            Call { Function: Function.Select } select => Zero(select.Arguments[1]) && Zero(select.Arguments[2]),
            Call { Function: Function.MultiplyAdd or Function.NegatedMultiplyAdd } sum => (Zero(sum.Arguments[0]) || Zero(sum.Arguments[1])) && Zero(sum.Arguments[2]),
            Call { Function: Function.Abs or Function.Max or Function.Min or Function.Tanh or Function.ExpMinusOne } odd => odd.Arguments.All(Zero),
            _ => false,
        };
    }

    /// <summary>Whether it is surely finite of finite operands, so that zero times it is zero; what is not is 1/0, ln 0 and the like.</summary>
    private static bool IsFinite(Expression expression) => expression.Parts.All(IsFinite) && expression switch
    {
        Binary { Operator: Operator.Divide } quotient => IsPositive(quotient.Right),
        Call { Function: Function.Log or Function.Sqrt } call => IsPositive(call.Arguments[0]),
        Call { Function: Function.Exp } => false,
        _ => true,
    };

    /// <summary>Whether it is surely above zero. A row's own number, such as the sum of a softmax, is not padding and has no zeros to be divided by.</summary>
    private static bool IsPositive(Expression expression) => expression switch
    {
        Read read => read.Value.IsScalar,
        Constant constant => constant.Value > 0f,
        Local local => IsPositive(local.Value),
        Binary { Operator: Operator.Add } sum => (IsPositive(sum.Left) && IsNotNegative(sum.Right)) || (IsNotNegative(sum.Left) && IsPositive(sum.Right)),
        Binary { Operator: Operator.Multiply or Operator.Divide } product => product.Parts.All(IsPositive),
        Call { Function: Function.MultiplyAdd } sum => (sum.Arguments.Take(2).All(IsNotNegative) && IsPositive(sum.Arguments[2])) || (sum.Arguments.Take(2).All(IsPositive) && IsNotNegative(sum.Arguments[2])),
        Call { Function: Function.Select } select => select.Arguments.Skip(1).All(part => IsPositive(part) || IsAboveZero(select.Arguments[0], part)),
        Call { Function: Function.Sqrt } root => IsPositive(root.Arguments[0]),
        Call { Function: Function.Exp or Function.ExpOfNonPositiveScaled or Function.Sigmoid or Function.Softplus } => true,
        _ => false,
    };

    /// <summary>Whether a condition is that an expression is above zero.</summary>
    private static bool IsAboveZero(Expression condition, Expression expression) =>
        condition is Call { Function: Function.GreaterThan } greater && greater.Arguments[0] == expression && greater.Arguments[1] is Constant { Value: >= 0f };

    private static bool IsNotNegative(Expression expression) => IsPositive(expression) || expression switch
    {
        Constant constant => constant.Value >= 0f,
        Local local => IsNotNegative(local.Value),
        Binary { Operator: Operator.Multiply } product when product.Left == product.Right => true,
        Binary { Operator: Operator.Add or Operator.Multiply } binary => binary.Parts.All(IsNotNegative),
        Call { Function: Function.Abs or Function.Sqrt } => true,
        _ => false,
    };
}
