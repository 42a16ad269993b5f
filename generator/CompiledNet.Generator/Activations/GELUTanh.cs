using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Activations;

/// <summary>
/// The tanh approximation of GELU (Hendrycks, Gimpel 2016): <c>a = z·(1 + tanh u)/2</c> with
/// <c>u = √(2/π)·(z + 0.044715·z³)</c>. As <c>(1 + tanh u)/2 = σ(2u)</c>, with <c>s = σ(2u)</c>: <c>a = z·s</c>,
/// <c>g′ = s + z·s·(1 − s)·2u′</c>. Beyond ±16 <c>s</c> is 0 or 1 to the last bit, so that <c>z</c> need not be followed to where
/// <c>z·u′</c> overflows and meets a zero.
/// </summary>
internal sealed class GELUTanh : ElementwiseActivation
{
    private const double Scale = 1.5957691216057308; // 2·√(2/π)
    private const double Cubic = 0.044715;
    private const float Saturation = 16f;

    public override string Name => "GELUTanh";

    public override string Constant => "GELU";

    public override string Flag => "TanhApproximation";

    public override string Initializer => "HeNormal";

    public override bool DerivativeNeedsInput => true;

    public override string Formula(float parameter) => "z·(1 + tanh u)/2, u = √(2/π)·(z + 0.044715·z³)";

    public override string DerivativeFormula(float parameter) => "s + 2z·s·(1 − s)·u′, s = (1 + tanh u)/2";

    public override Expression Forward(Expression z, float parameter) => Max(-Saturation, z) * Gate(z);

    public override Expression Backward(Expression d, Expression v, float parameter)
    {
        var near = new Local("near", Within(Saturation, v));
        var s = new Local("s", Gate(near));
        var slope = new Local("slope", MultiplyAdd(near * near, (float)(3 * Scale * Cubic), (float)Scale));
        return d * MultiplyAdd(near * slope, s * (1f - s), s);
    }

    private static Expression Gate(Expression z) => Sigmoid(z * MultiplyAdd(z * z, (float)(Scale * Cubic), (float)Scale));
}
