using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Activations;

/// <summary>
/// <c>a = z·σ(z)</c>, <c>g′ = σ(z)·(1 + z·(1 − σ(z)))</c>. Beyond ±128 <c>σ(z)</c> is 0 or 1 to the last bit; there <c>z</c> is not
/// followed to infinity, whose product with 0 is NaN.
/// </summary>
internal sealed class SiLU : ElementwiseActivation
{
    private const float Saturation = 128f;

    public override string Name => "SiLU";

    public override string Initializer => "HeNormal";

    public override bool DerivativeNeedsInput => true;

    public override string Formula(float parameter) => "z·σ(z)";

    public override string DerivativeFormula(float parameter) => "σ(z)·(1 + z·(1 − σ(z)))";

    public override Expression Forward(Expression z, float parameter) => Max(-Saturation, z) * Sigmoid(z);

    public override Expression Backward(Expression d, Expression v, float parameter)
    {
        var s = new Local("s", Sigmoid(v));
        return d * (s * MultiplyAdd(Within(Saturation, v), 1f - s, 1f));
    }
}
