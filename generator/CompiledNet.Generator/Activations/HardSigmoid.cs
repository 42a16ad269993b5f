namespace CompiledNet.Generator.Activations;

/// <summary><c>a = min(max(z + 3, 0), 6)/6</c>, <c>g′ = 1/6</c> where <c>0 &lt; a &lt; 1</c>, else 0.</summary>
internal sealed class HardSigmoid : ElementwiseActivation
{
    public override string Name => "HardSigmoid";

    public override int Operations => 3;

    public override bool IsCheap => true;

    public override string Formula(float parameter) => "min(max(z + 3, 0), 6)/6";

    public override string DerivativeFormula(float parameter) => "1/6 where 0 < a < 1, else 0";

    public override string Forward(string z, float parameter) =>
        $"TLanes.Min({Literal.Lanes(6)}, TLanes.Max(TLanes.Zero, {z} + {Literal.Lanes(3)})) * {Literal.Lanes(1f / 6f)}";

    public override string Backward(string d, string v, float parameter) =>
        $"TLanes.And(TLanes.And(TLanes.GreaterThan({v}, TLanes.Zero), TLanes.GreaterThan({Literal.Lanes(1)}, {v})), {d} * {Literal.Lanes(1f / 6f)})";
}
