using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Losses;

/// <summary>
/// Binary cross-entropy in which outputs that are already right count less: <c>L = −(y·(1 − a)^γ·ln a + (1 − y)·a^γ·ln(1 − a))</c> with
/// <c>a = σ(z)</c>. Written in z with <c>p = ln(1 + eᶻ) = −ln(1 − a)</c> and <c>n = ln(1 + e^−z) = −ln a</c>, which are finite and exact at both ends,
/// it is <c>y·e^−γp·n + (1 − y)·e^−γn·p</c> (T.-Y. Lin, P. Goyal, R. Girshick, K. He, P. Dollár: Focal Loss for Dense Object Detection, 2017).
/// </summary>
internal sealed class BinaryFocalCrossEntropy : ElementwiseLoss
{
    public override string Name => "BinaryFocalCrossEntropy";

    public override string FusedActivation => "Sigmoid";

    public override FunctionParameter Parameter { get; } = new("Gamma", 2f, "finite and at least 0", value => value >= 0f && !float.IsInfinity(value));

    public override string Formula(float gamma) => $"−(y·(1 − a)^{Literal.Number(gamma)}·ln a + (1 − y)·a^{Literal.Number(gamma)}·ln(1 − a))";

    public override string DerivativeFormula(float gamma) =>
        $"dz = (1 − y)·a^{Literal.Number(gamma)}·(a − {Literal.Number(gamma)}·(1 − a)·ln(1 − a)) − y·(1 − a)^{Literal.Number(gamma)}·(1 − a − {Literal.Number(gamma)}·a·ln a)";

    public override (Expression Value, Expression Derivative) Of(Expression x, Expression y, Expression scale, float gamma)
    {
        var unscale = new Constant(1f / (1L << 32) / (1L << 32), "Exp.Unscale");
        var positive = new Local("positive", Softplus(x));
        var negative = new Local("negative", Softplus(-x));
        var ofOne = new Local("ofOne", y * (ExpOfNonPositiveScaled(-gamma * positive) * unscale));
        var ofZero = new Local("ofZero", (1f - y) * (ExpOfNonPositiveScaled(-gamma * negative) * unscale));
        var output = new Local("output", Sigmoid(x));
        var rest = new Local("rest", Sigmoid(-x));
        return (
            ofOne * negative + ofZero * positive,
            (ofZero * (output + gamma * rest * positive) - ofOne * (rest + gamma * output * negative)) * scale);
    }
}
