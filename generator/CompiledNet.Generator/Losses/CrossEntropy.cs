using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Losses;

/// <summary>
/// <c>L = −Σᵢ yᵢ·ln aᵢ</c> with <c>a = softmax(z)</c>. Written in <c>z</c> it is
/// <c>Σᵢ yᵢ·(max z − zᵢ + ln Σⱼ e^(zⱼ − max z))</c>, finite for all finite <c>z</c>, and <c>dz = a·Σᵢ yᵢ − y</c>: for
/// targets that sum to 1, <c>a − y</c>.
/// </summary>
internal sealed class CrossEntropy : LossFunction
{
    public override string Name => "CrossEntropy";

    public override string FusedActivation => "Softmax";

    public override bool IsMeanOverOutputs => false;

    public override bool TakesLabels => true;

    public override string Formula(float delta) => "−Σ y·ln a = Σ y·(ln Σ e^z − z)";

    public override string DerivativeFormula(float delta) => "dz = a − y";

    public override string Explanation(float delta) =>
        $"L = {Formula(delta)}\n{DerivativeFormula(delta)} with a = softmax(z), divided by the number of rows; a is multiplied by Σ y, which is 1 for a distribution. Adds the sum of L to the total,\nin quarters: logits may be twice the largest float apart.";

    /// <summary>Terms are added up in quarters: logits may be twice the largest float apart.</summary>
    public override (Value Total, Value Derivative) Lower(ProgramBuilder to, Value x, Value y, Value scale, float delta, bool isDotProduct)
    {
        const float Share = 0.25f;
        var quarter = new Local("quarter", Share);
        var unscale = new Constant(1f / (1L << 32) / (1L << 32), "Exp.Unscale");
        Axis units = x.Axes[x.Axes.Count - 1];
        (Value max, Value power, Value sum) = Softmax.Powers(to, x);
        Value logarithm = to.Map("logarithm", sum.Axes, Log(new Read(sum) * unscale) * quarter);
        Value most = to.Map("most", max.Axes, new Read(max) * quarter);
        Value terms = to.Map("terms", x.Axes, new Read(y) * (NegatedMultiplyAdd(new Read(x), quarter, new Read(most)) + new Read(logarithm)));
        Value loss = to.Sum("loss", terms, units, new ByHalves());
        Value weight = to.Sum("weight", y, units, new ByHalves());
        Value softmax = to.Map("softmax", weight.Axes, new Read(weight) / new Read(sum));
        Value dx = to.Map($"d{x.Notation}", x.Axes, (new Read(power) * new Read(softmax) - new Read(y)) * new Read(scale), Explanation(delta));
        return (to.Sum("total", loss, Axis.Rows, new InDouble(1 / Share)), dx);
    }
}
