using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Losses;

/// <summary><c>L = |a − y|</c>, <c>da = sign(a − y)</c>, with 0 at 0.</summary>
internal sealed class MeanAbsoluteError : ElementwiseLoss
{
    public override string Name => "MeanAbsoluteError";

    public override string Formula(float delta) => "|a − y|";

    public override string DerivativeFormula(float delta) => "da = sign(a − y)";

    public override (Expression Value, Expression Derivative) Of(Expression x, Expression y, Expression scale, float delta)
    {
        var error = new Local("error", x - y);
        return (Abs(error), And(GreaterThan(error, 0f), scale) - And(GreaterThan(0f, error), scale));
    }
}
