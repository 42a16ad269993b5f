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
}
