using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Activations;

/// <summary>
/// <c>a = z·Φ(z)</c> with the normal distribution function <c>Φ</c>; <c>g′ = Φ(z) + z·φ(z)</c> with its density
/// <c>φ(z) = e^(−z²/2)/√(2π)</c>. Beyond ±16 <c>φ</c> is 0 and <c>Φ</c> 0 or 1 to the last bit; there <c>z</c> is not followed to
/// infinity, whose product with 0 is NaN.
/// </summary>
internal sealed class GELU : ElementwiseActivation
{
    private const float Saturation = 16f;

    public override string Name => "GELU";

    public override string Initializer => "HeNormal";

    public override bool DerivativeNeedsInput => true;

    public override string Formula(float parameter) => "z·Φ(z)";

    public override string DerivativeFormula(float parameter) => "Φ(z) + z·φ(z)";

    public override Expression Forward(Expression z, float parameter) => Max(-Saturation, z) * GaussianCdf(z);

    public override Expression Backward(Expression d, Expression v, float parameter)
    {
        var cdf = new Local("cdf", GaussianCdf(v));
        var density = new SecondResult("density", cdf);
        return d * MultiplyAdd(Within(Saturation, v), density, cdf);
    }
}
