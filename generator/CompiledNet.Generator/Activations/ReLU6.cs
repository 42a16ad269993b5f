using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Activations;

/// <summary><c>a = min(max(z, 0), 6)</c>, <c>g′ = 1</c> where <c>0 &lt; a &lt; 6</c>, else 0.</summary>
internal sealed class ReLU6 : ElementwiseActivation
{
    private const float Most = 6f;

    public override string Name => "ReLU6";

    public override string Initializer => "HeNormal";

    public override bool Rectifies(float parameter) => true;

    public override bool IsZeroUpToZero(float parameter) => true;

    public override string Formula(float parameter) => "min(max(z, 0), 6)";

    public override string DerivativeFormula(float parameter) => "1 where 0 < a < 6, else 0";

    public override Expression Forward(Expression z, float parameter) => Min(Most, Max(0f, z));

    public override Expression Backward(Expression d, Expression v, float parameter) => And(And(GreaterThan(v, 0f), GreaterThan(Most, v)), d);
}
