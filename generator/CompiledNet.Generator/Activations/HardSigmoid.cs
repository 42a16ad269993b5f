using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Activations;

/// <summary><c>a = min(max(z + 3, 0), 6)/6</c>, <c>g′ = 1/6</c> where <c>0 &lt; a &lt; 1</c>, else 0.</summary>
internal sealed class HardSigmoid : ElementwiseActivation
{
    public override string Name => "HardSigmoid";

    public override int Operations => 3;

    public override bool IsCheap => true;

    public override string Formula(float parameter) => "min(max(z + 3, 0), 6)/6";

    public override string DerivativeFormula(float parameter) => "1/6 where 0 < a < 1, else 0";

    public override Expression Forward(Expression z, float parameter) => Min(6f, Max(0f, z + 3f)) * (1f / 6f);

    public override Expression Backward(Expression d, Expression v, float parameter) => And(And(GreaterThan(v, 0f), GreaterThan(1f, v)), d * (1f / 6f));
}
