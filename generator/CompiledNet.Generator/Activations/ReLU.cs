namespace CompiledNet.Generator.Activations;

/// <summary><c>a = max(0, z)</c>, <c>g′ = 1</c> where <c>a &gt; 0</c>, else 0. NaN stays NaN.</summary>
internal sealed class ReLU : ElementwiseActivation
{
    public override string Name => "ReLU";

    public override int Operations => 1;

    public override string Initializer => "HeNormal";

    public override bool IsCheap => true;

    public override string Formula(float parameter) => "max(0, z)";

    public override string DerivativeFormula(float parameter) => "1 where a > 0, else 0";

    public override string Forward(string z, float parameter) => $"TLanes.Max(TLanes.Zero, {z})";

    public override string Backward(string d, string v, float parameter) => $"TLanes.And(TLanes.GreaterThan({v}, TLanes.Zero), {d})";
}
