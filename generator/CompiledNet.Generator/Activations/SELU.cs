using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Activations;

/// <summary>
/// <c>a = λ·z</c> where <c>z &gt; 0</c>, else <c>λ·α·(eᶻ − 1)</c>, whose slope is <c>a + λ·α</c>; λ and α make zero mean
/// and unit variance a fixed point (Klambauer, Unterthiner, Mayr, Hochreiter 2017).
/// </summary>
internal sealed class SELU : ElementwiseActivation
{
    private const float Lambda = 1.0507009873554805f;
    private const float LambdaAlpha = (float)(1.0507009873554805 * 1.6732632423543772);

    public override string Name => "SELU";

    public override string Initializer => "LeCunNormal";

    public override bool NormalisesItself => true;

    public override string Formula(float parameter) => "λ·z where z > 0, else λ·α·(eᶻ − 1)";

    public override string DerivativeFormula(float parameter) => "λ where a > 0, else a + λ·α";

    public override Expression Forward(Expression z, float parameter) => Select(GreaterThan(z, 0f), Lambda * z, LambdaAlpha * ExpMinusOne(z));

    public override Expression Backward(Expression d, Expression v, float parameter) => d * Select(GreaterThan(v, 0f), Lambda, v + LambdaAlpha);
}
