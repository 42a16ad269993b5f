using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Losses;

/// <summary>
/// The loss whose least mean is at the quantile τ of the targets: <c>L = max((1 − τ)·e, −τ·e)</c> with <c>e = a − y</c>; <c>da = 1 − τ</c> above the
/// target, −τ below it, 0 at it (R. Koenker, G. Bassett: Regression Quantiles, 1978).
/// </summary>
internal sealed class Quantile : ElementwiseLoss
{
    public override string Name => "Quantile";

    public override FunctionParameter Parameter { get; } = new("Quantile", 0.5f, "greater than 0 and less than 1", value => value is > 0f and < 1f);

    public override string Formula(float quantile) => $"max({Literal.Number(1 - quantile)}·e, −{Literal.Number(quantile)}·e), e = a − y";

    public override string DerivativeFormula(float quantile) => $"da = {Literal.Number(1 - quantile)} where a > y, −{Literal.Number(quantile)} where a < y";

    public override (Expression Value, Expression Derivative) Of(Expression x, Expression y, Expression scale, float quantile)
    {
        var error = new Local("error", x - y);
        return (
            Max((1 - quantile) * error, -quantile * error),
            And(GreaterThan(error, 0f), (1 - quantile) * scale) - And(GreaterThan(0f, error), quantile * scale));
    }
}
