using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Losses;

/// <summary>
/// <c>L = −(y·ln a + (1 − y)·ln(1 − a))</c> with <c>a = σ(z)</c>. Written in <c>z</c> it is
/// <c>max(z, 0) − z·y + ln(1 + e^−|z|)</c>, which is finite and exact at both ends, and <c>dz = a − y</c>.
/// </summary>
internal sealed class BinaryCrossEntropy : ElementwiseLoss
{
    public override string Name => "BinaryCrossEntropy";

    public override string FusedActivation => "Sigmoid";

    public override string Formula(float delta) => "−(y·ln a + (1 − y)·ln(1 − a)) = max(z, 0) − z·y + ln(1 + e^−|z|)";

    public override string DerivativeFormula(float delta) => "dz = a − y";

    public override (Expression Value, Expression Derivative) Of(Expression x, Expression y, Expression scale, float delta) =>
        (NegatedMultiplyAdd(x, y, Max(0f, x)) + Softplus(-Abs(x)), (Sigmoid(x) - y) * scale);
}
