using CompiledNet.Generator.Expressions;

namespace CompiledNet.Generator.Losses;

/// <summary><c>L = (a − y)²</c>, <c>da = 2·(a − y)</c>.</summary>
internal sealed class MeanSquaredError : ElementwiseLoss
{
    public override string Name => "MeanSquaredError";

    public override string Formula(float delta) => "(a − y)²";

    public override string DerivativeFormula(float delta) => "da = 2·(a − y)";

    public override (Expression Value, Expression Derivative) Of(Expression x, Expression y, Expression scale, float delta)
    {
        var error = new Local("error", x - y);
        return (error * error, (error + error) * scale);
    }
}
