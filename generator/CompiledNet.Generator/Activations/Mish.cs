using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Activations;

/// <summary>
/// <c>a = z·tanh(ln(1 + eᶻ))</c> (Misra: Mish: A Self Regularized Non-Monotonic Activation Function, 2019). With <c>e = 1 + eᶻ</c>,
/// <c>tanh(ln e) = (e² − 1)/(e² + 1)</c>, which takes one power and one division. With <c>w = e^−|z|</c>, which cannot overflow, it is
/// <c>w·(w + 2)/(w·(w + 2) + 2)</c> where <c>z ≤ 0</c>, else <c>(1 + 2w)/(2w·(w + 1) + 1)</c>: no difference in it, so small values
/// have all their digits. <c>g′ = tanh(ln e) + z·4k·(1 + w)/n²</c> with the denominator <c>n</c> of that and <c>k = w</c> where
/// <c>z ≤ 0</c>, else <c>w²</c>.
/// <para>Powers are computed as <c>2⁶⁴·eᶻ</c>, of which the last product rounds once where the result is subnormal. Below −96 it is
/// <c>2⁶⁴·e^(z + 32)</c>, as <c>z·eᶻ</c> is still a float where <c>eᶻ</c> is none. Beyond ±128 <c>a</c> is 0 or <c>z</c> and <c>g′</c> 0
/// or 1 to the last bit; there <c>z</c> is not followed to infinity, whose product with 0 is NaN.</para>
/// </summary>
internal sealed class Mish : ElementwiseActivation
{
    private const double PowerOfScale = 1.8446744073709552e19; // 2⁶⁴
    private const double PowerOfShift = 7.896296018268069e13; // e³²
    private const float Far = -96f;
    private const float Shift = 32f;
    private const float Saturation = 128f;

    private static readonly Expression Unscale = new Constant((float)(1 / PowerOfScale), "Exp.Unscale");

    public override string Name => "Mish";

    public override string Initializer => "HeNormal";

    public override bool DerivativeNeedsInput => true;

    public override string Formula(float parameter) => "z·tanh(ln(1 + eᶻ))";

    public override string DerivativeFormula(float parameter) => "tanh(s) + z·σ(z)·(1 − tanh²(s)), s = ln(1 + eᶻ)";

    public override Expression Forward(Expression z, float parameter)
    {
        var isPositive = new Local("isPositive", GreaterThan(z, 0f));
        var exponent = new Local("exponent", -Abs(z));
        var isFar = new Local("isFar", GreaterThan(Far, exponent));
        var unscale = new Local("unscale", Select(isFar, (float)(1 / PowerOfScale / PowerOfShift), Unscale));
        var power = new Local("power", ExpOfNonPositiveScaled(exponent + And(isFar, Shift)));
        var w = new Local("w", power * unscale);
        Expression numerator = Select(isPositive, MultiplyAdd(2f, w, 1f), power * (w + 2f));
        return Max(-Saturation, z) * (numerator / Denominator(isPositive, w)) * Select(isPositive, 1f, unscale);
    }

    public override Expression Backward(Expression d, Expression v, float parameter)
    {
        var isPositive = new Local("isPositive", GreaterThan(v, 0f));
        var w = new Local("w", ExpOfNonPositiveScaled(-Abs(v)) * Unscale);
        var n = new Local("n", Denominator(isPositive, w));
        Expression numerator = Select(isPositive, MultiplyAdd(2f, w, 1f), w * (w + 2f));
        Expression k = Select(isPositive, w * w, w);
        return d * (MultiplyAdd(Within(Saturation, v) * 4f, k * (1f + w), numerator * n) / (n * n));
    }

    /// <summary><c>w·(w + 2) + 2</c> where <c>z ≤ 0</c>, else <c>2w·(w + 1) + 1</c>.</summary>
    private static Expression Denominator(Expression isPositive, Expression w)
    {
        var one = new Local("one", Select(isPositive, 1f, 2f));
        return MultiplyAdd(Select(isPositive, w + w, w), w + one, one);
    }
}
