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
            Binary { Operator: Operator.Multiply } product => Zero(product.Left) || Zero(product.Right),
            Binary { Operator: Operator.Divide } quotient => Zero(quotient.Left),
            Binary sum => Zero(sum.Left) && Zero(sum.Right),
            Call { Function: Function.And } and => and.Arguments.Any(Zero),
            Call { Function: Function.Select } select => Zero(select.Arguments[1]) && Zero(select.Arguments[2]),
            Call { Function: Function.MultiplyAdd or Function.NegatedMultiplyAdd } sum => (Zero(sum.Arguments[0]) || Zero(sum.Arguments[1])) && Zero(sum.Arguments[2]),
            Call { Function: Function.Abs or Function.Max or Function.Min or Function.Tanh or Function.ExpMinusOne } odd => odd.Arguments.All(Zero),
            _ => false,
        };
    }
}
