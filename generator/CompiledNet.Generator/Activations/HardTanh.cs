namespace CompiledNet.Generator.Activations;

/// <summary><c>a = min(max(z, −1), 1)</c>, <c>g′ = 1</c> where <c>−1 &lt; a &lt; 1</c>, else 0.</summary>
internal sealed class HardTanh : ElementwiseActivation
{
    public override string Name => "HardTanh";

    public override int Operations => 2;

    public override bool IsCheap => true;

    public override string Formula(float parameter) => "min(max(z, −1), 1)";

    public override string DerivativeFormula(float parameter) => "1 where −1 < a < 1, else 0";

    public override string Forward(string z, float parameter) => $"TLanes.Min({Literal.Lanes(1)}, TLanes.Max({Literal.Lanes(-1)}, {z}))";

    public override string Backward(string d, string v, float parameter) =>
        $"TLanes.And(TLanes.GreaterThan({Literal.Lanes(1)}, TLanes.Abs({v})), {d})";
}
