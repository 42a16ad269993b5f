using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Losses;

/// <summary>
/// A loss of distributions <c>a = softmax(z)</c> and <c>y</c>. Written in <c>z</c>, <c>−Σᵢ yᵢ·ln aᵢ</c> is
/// <c>Σᵢ yᵢ·(max z − zᵢ + ln Σⱼ e^(zⱼ − max z))</c>, finite for all finite <c>z</c>, and <c>dz = a·Σᵢ yᵢ − y</c>: for
/// targets that sum to 1, <c>a − y</c>.
/// </summary>
internal abstract class SoftmaxLoss : LossFunction
{
    /// <summary>Terms are added up in quarters: logits may be twice the largest float apart.</summary>
    protected const float Share = 0.25f;

    public override string FusedActivation => "Softmax";

    public override bool IsMeanOverOutputs => false;

    public override bool IsOfDistribution => true;

    public override string Explanation(float parameter) =>
        $"L = {Formula(parameter)}\n{DerivativeFormula(parameter)} with a = softmax(z), divided by the number of rows; a is multiplied by Σ y, which is 1 for a distribution. Adds the sum of L to the total,\nin quarters: logits may be twice the largest float apart.";

    /// <summary>What the outputs are held against, and its sum; the targets themselves by default.</summary>
    protected virtual (Value Distribution, Value? Weight) Aim(ProgramBuilder to, Value y, float parameter) => (y, null);

    /// <summary><c>Σ y</c>.</summary>
    protected static Value Weight(ProgramBuilder to, Value y) => to.Sum("weight", y, y.Axes[y.Axes.Count - 1], new ByHalves());

    /// <summary>A quarter of what an output adds to the loss.</summary>
    /// <param name="y">Its target.</param>
    /// <param name="negatedLogarithm">A quarter of <c>−ln a</c>.</param>
    protected virtual Expression Term(Expression y, Expression negatedLogarithm) => y * negatedLogarithm;

    public override (Value Total, Value Derivative) Lower(ProgramBuilder to, Value x, Value y, Value scale, float parameter, bool isDotProduct)
    {
        var quarter = new Local("quarter", Share);
        var unscale = new Constant(1f / (1L << 32) / (1L << 32), "Exp.Unscale");
        Axis units = x.Axes[x.Axes.Count - 1];
        (Value max, Value power, Value sum) = Softmax.Powers(to, x);
        Value logarithm = to.Map("logarithm", sum.Axes, Log(new Read(sum) * unscale) * quarter);
        Value most = to.Map("most", max.Axes, new Read(max) * quarter);
        (Value aim, Value? weight) = Aim(to, y, parameter);
        Value terms = to.Map("terms", x.Axes, Term(new Read(aim), NegatedMultiplyAdd(new Read(x), quarter, new Read(most)) + new Read(logarithm)));
        Value loss = to.Sum("loss", terms, units, new ByHalves());
        weight ??= Weight(to, y);
        Value softmax = to.Map("softmax", weight.Axes, new Read(weight) / new Read(sum));
        Value dx = to.Map($"d{x.Notation}", x.Axes, (new Read(power) * new Read(softmax) - new Read(aim)) * new Read(scale), Explanation(parameter));
        return (to.Sum("total", loss, Axis.Rows, new InDouble(1 / Share)), dx);
    }
}
