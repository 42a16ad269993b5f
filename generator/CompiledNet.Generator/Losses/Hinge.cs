using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Losses;

/// <summary>
/// <c>L = max(0, 1 − a·y)</c> for targets −1 and 1; <c>da = −y</c> where <c>a·y &lt; 1</c>, else 0 (C. Cortes, V. Vapnik: Support-Vector
/// Networks, 1995).
/// </summary>
internal sealed class Hinge : ElementwiseLoss
{
    public override string Name => "Hinge";

    public override string Formula(float parameter) => "max(0, 1 − a·y)";

    public override string DerivativeFormula(float parameter) => "da = −y where a·y < 1, else 0";

    public override (Expression Value, Expression Derivative) Of(Expression x, Expression y, Expression scale, float parameter)
    {
        var distance = new Local("distance", NegatedMultiplyAdd(x, y, 1f));
        return (Max(0f, distance), And(GreaterThan(distance, 0f), -y * scale));
    }
}
