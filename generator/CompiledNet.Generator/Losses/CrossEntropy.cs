using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Losses;

/// <summary>
/// <c>L = −Σᵢ yᵢ·ln aᵢ</c> with <c>a = softmax(z)</c>. With label smoothing ε, <c>(1 − ε)·yᵢ + ε/K</c> takes the place of yᵢ, where K is the number
/// of classes (C. Szegedy, V. Vanhoucke, S. Ioffe, J. Shlens, Z. Wojna: Rethinking the Inception Architecture for Computer Vision, 2016).
/// </summary>
internal sealed class CrossEntropy : SoftmaxLoss
{
    public override string Name => "CrossEntropy";

    public override bool TakesLabels => true;

    public override FunctionParameter Parameter { get; } = new("LabelSmoothing", 0f, "at least 0 and less than 1", value => value is >= 0f and < 1f);

    public override string Formula(float smoothing) => "−Σ y·ln a = Σ y·(ln Σ e^z − z)" + Smoothed(smoothing);

    public override string DerivativeFormula(float smoothing) => "dz = a − y";

    /// <summary>ε/K is multiplied by <c>Σ y</c>, so that a row whose targets are multiplied by a weight counts as much more.</summary>
    protected override (Value Distribution, Value? Weight) Aim(ProgramBuilder to, Value y, float smoothing)
    {
        if (smoothing == 0)
            return (y, null);
        Value weight = Weight(to, y);
        Expression share = smoothing / y.Axes[y.Axes.Count - 1].Length;
        return (to.Map("smoothed", y.Axes, (1 - smoothing) * (Expression)new Read(y) + share * new Read(weight)), weight);
    }

    private static string Smoothed(float smoothing) =>
        smoothing == 0 ? "" : $", y smoothed: {Literal.Number(1 - smoothing)}·y + {Literal.Number(smoothing)}/K·Σ y for K classes";
}
