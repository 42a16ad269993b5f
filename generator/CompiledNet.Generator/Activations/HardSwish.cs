using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Activations;

/// <summary>
/// <c>a = z·min(max(z + 3, 0), 6)/6</c> (Howard, Sandler et al.: Searching for MobileNetV3, 2019); <c>g′ = z/3 + 1/2</c> where
/// <c>−3 &lt; z &lt; 3</c>, 0 below and 1 above. Below −3 the second factor is 0; there <c>z</c> is not followed to infinity, whose
/// product with 0 is NaN. From 3 on it is 1, so that <c>a = z</c> exactly.
/// </summary>
internal sealed class HardSwish : ElementwiseActivation
{
    private const float Bend = 3f;

    public override string Name => "HardSwish";

    public override string Initializer => "HeNormal";

    public override bool DerivativeNeedsInput => true;

    public override string Formula(float parameter) => "z·min(max(z + 3, 0), 6)/6";

    public override string DerivativeFormula(float parameter) => "0 where z ≤ −3, 1 where z ≥ 3, else z/3 + 1/2";

    public override Expression Forward(Expression z, float parameter) =>
        Max(-Bend, z) * Min(1f, Max(0f, z + Bend) * (1f / 6f));

    public override Expression Backward(Expression d, Expression v, float parameter) =>
        Select(GreaterThan(Bend, v), And(GreaterThan(v, -Bend), d * MultiplyAdd(v, 1f / 3f, 0.5f)), d);
}
