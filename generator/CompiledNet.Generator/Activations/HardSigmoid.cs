using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Activations;

/// <summary>
/// <c>a = min(max(z + 3, 0), 6)/6</c>, <c>g′ = 1/6</c> where <c>0 &lt; a &lt; 1</c>, else 0. Just below 3 the sum and the product would
/// round to 1, where <c>a</c> is nearer to the float before it: so <c>a</c> is 1 from 3 on only.
/// </summary>
internal sealed class HardSigmoid : ElementwiseActivation
{
    // 1 − 2⁻²⁴, the float before 1.
    private const float BelowOne = 0.99999994f;

    public override string Name => "HardSigmoid";

    public override bool Saturates => true;

    public override string Formula(float parameter) => "min(max(z + 3, 0), 6)/6";

    public override string DerivativeFormula(float parameter) => "1/6 where 0 < a < 1, else 0";

    public override Expression Forward(Expression z, float parameter) =>
        Min(Select(GreaterThan(3f, z), BelowOne, 1f), Max(0f, z + 3f) * (1f / 6f));

    public override Expression Backward(Expression d, Expression v, float parameter) => And(And(GreaterThan(v, 0f), GreaterThan(1f, v)), d * (1f / 6f));
}
