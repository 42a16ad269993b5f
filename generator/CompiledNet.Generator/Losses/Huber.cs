using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Losses;

/// <summary>
/// <c>L = e²/2</c> where <c>|e| ≤ δ</c>, else <c>δ·(|e| − δ/2)</c>, with <c>e = a − y</c>; <c>da = min(max(e, −δ), δ)</c>
/// (Huber: Robust Estimation of a Location Parameter, 1964).
/// </summary>
internal sealed class Huber : ElementwiseLoss
{
    public override string Name => "Huber";

    public override FunctionParameter Parameter { get; } = FunctionParameter.Positive("Delta", 1f);

    public override string Formula(float delta) => $"e²/2 where |e| ≤ {Literal.Number(delta)}, else {Literal.Number(delta)}·(|e| − {Literal.Number(delta)}/2), e = a − y";

    public override string DerivativeFormula(float delta) => $"da = min(max(a − y, −{Literal.Number(delta)}), {Literal.Number(delta)})";

    public override (Expression Value, Expression Derivative) Of(Expression x, Expression y, Expression scale, float delta)
    {
        var error = new Local("error", x - y);
        var size = new Local("size", Abs(error));
        return (
            Select(GreaterThan(size, delta), delta * (size - delta / 2), 0.5f * error * error),
            Min(delta, Max(-delta, error)) * scale);
    }
}
