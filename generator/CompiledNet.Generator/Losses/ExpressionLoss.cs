using CompiledNet.Generator.Expressions;

namespace CompiledNet.Generator.Losses;

/// <summary>The loss of a user's method.</summary>
internal sealed class ExpressionLoss(LossExpression expression) : ElementwiseLoss
{
    public override string Name => "LossExpression";

    public override string Formula(float parameter) => $"{expression.Method}(a, y): {expression.Text}";

    public override string DerivativeFormula(float parameter) => $"da = ∂{expression.Method}/∂a";

    public override (Expression Value, Expression Derivative) Of(Expression x, Expression y, Expression scale, float parameter)
    {
        Expression On(Expression formula) => formula.Replace(part => part == LossExpression.Output ? x : part == LossExpression.Target ? y : null);
        return (On(expression.Value), On(expression.Slope) * scale);
    }
}
