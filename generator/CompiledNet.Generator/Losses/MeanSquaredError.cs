namespace CompiledNet.Generator.Losses;

/// <summary><c>L = (a − y)²</c>, <c>da = 2·(a − y)</c>.</summary>
internal sealed class MeanSquaredError : ElementwiseLoss
{
    public override string Name => "MeanSquaredError";

    public override string Formula(float delta) => "(a − y)²";

    public override string DerivativeFormula(float delta) => "da = 2·(a − y)";

    public override string Statements(float delta) => """
        TLanes error = a - y;
        TLanes value = error * error;
        TLanes derivative = (error + error) * scale;
        """;
}
