using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Losses;

/// <summary>
/// <c>L = Σᵢ yᵢ·ln(yᵢ/aᵢ)</c> with <c>a = softmax(z)</c>, where <c>0·ln 0 = 0</c>: the divergence of the outputs from a distribution y. It is cross-entropy
/// without the entropy of y, so that it is 0 where both are the same (S. Kullback, R. Leibler: On Information and Sufficiency, 1951).
/// </summary>
internal sealed class KLDivergence : SoftmaxLoss
{
    public override string Name => "KLDivergence";

    public override string Formula(float parameter) => "Σ y·ln(y/a) = Σ y·(ln y + ln Σ e^z − z)";

    public override string DerivativeFormula(float parameter) => "dz = a − y";

    protected override Expression Term(Expression y, Expression negatedLogarithm) =>
        y * (negatedLogarithm + Share * Log(Select(GreaterThan(y, 0f), y, 1f)));
}
