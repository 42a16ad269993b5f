namespace CompiledNet.Generator.Losses;

/// <summary><c>L = |a − y|</c>, <c>da = sign(a − y)</c>, with 0 at 0.</summary>
internal sealed class MeanAbsoluteError : ElementwiseLoss
{
    public override string Name => "MeanAbsoluteError";

    public override string Formula(float delta) => "|a − y|";

    public override string DerivativeFormula(float delta) => "da = sign(a − y)";

    public override string Statements(float delta) => """
        TLanes error = a - y;
        TLanes value = TLanes.Abs(error);
        TLanes derivative = TLanes.And(TLanes.GreaterThan(error, TLanes.Zero), scale) - TLanes.And(TLanes.GreaterThan(TLanes.Zero, error), scale);
        """;
}
