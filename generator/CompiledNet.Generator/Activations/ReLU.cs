using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Activations;

/// <summary><c>a = max(0, z)</c>, <c>g′ = 1</c> where <c>a &gt; 0</c>, else 0. NaN stays NaN.</summary>
internal sealed class ReLU : ElementwiseActivation
{
    public override string Name => "ReLU";

    public override string Initializer => "HeNormal";

    public override bool Rectifies(float parameter) => true;

    public override bool IsZeroUpToZero(float parameter) => true;

    public override string Formula(float parameter) => "max(0, z)";

    public override string DerivativeFormula(float parameter) => "1 where a > 0, else 0";

    public override Expression Forward(Expression z, float parameter) => Max(0f, z);

    public override Expression Backward(Expression d, Expression v, float parameter) => And(GreaterThan(v, 0f), d);
}
