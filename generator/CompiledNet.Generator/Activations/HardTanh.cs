using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Activations;

/// <summary><c>a = min(max(z, −1), 1)</c>, <c>g′ = 1</c> where <c>−1 &lt; a &lt; 1</c>, else 0.</summary>
internal sealed class HardTanh : ElementwiseActivation
{
    public override string Name => "HardTanh";

    public override bool Saturates => true;

    public override string Formula(float parameter) => "min(max(z, −1), 1)";

    public override string DerivativeFormula(float parameter) => "1 where −1 < a < 1, else 0";

    public override Expression Forward(Expression z, float parameter) => Min(1f, Max(-1f, z));

    public override Expression Backward(Expression d, Expression v, float parameter) => And(GreaterThan(1f, Abs(v)), d);
}
