using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Activations;

/// <summary>
/// <c>a = z/(1 + |z|)</c>, <c>g′ = 1/(1 + |z|)²</c>. It nears its limits ±1 slowly: <c>(1 − |a|)²</c> would be the same slope, but with few
/// of its digits far out. From <c>2²⁶</c> on <c>a</c> is ±1 to the last bit; there <c>z</c> is not followed to infinity, whose quotient
/// by itself is NaN.
/// </summary>
internal sealed class Softsign : ElementwiseActivation
{
    private const float Saturation = 1 << 26;

    public override string Name => "Softsign";

    public override bool DerivativeNeedsInput => true;

    public override bool Saturates => true;

    public override string Formula(float parameter) => "z/(1 + |z|)";

    public override string DerivativeFormula(float parameter) => "1/(1 + |z|)²";

    public override Expression Forward(Expression z, float parameter)
    {
        var near = new Local("near", Within(Saturation, z));
        return near / (1f + Abs(near));
    }

    /// <summary>A factor at a time: the square alone may be too small for a float where the product is not.</summary>
    public override Expression Backward(Expression d, Expression v, float parameter)
    {
        var reciprocal = new Local("reciprocal", 1f / (1f + Abs(v)));
        return d * reciprocal * reciprocal;
    }
}
