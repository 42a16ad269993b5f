namespace CompiledNet.Generator.Activations;

/// <summary><c>a = z·σ(z)</c>, <c>g′ = σ(z)·(1 + z·(1 − σ(z)))</c>.</summary>
internal sealed class SiLU : ElementwiseActivation
{
    public override string Name => "SiLU";

    public override string Initializer => "HeNormal";

    public override bool DerivativeNeedsInput => true;

    public override string Formula(float parameter) => "z·σ(z)";

    public override string DerivativeFormula(float parameter) => "σ(z)·(1 + z·(1 − σ(z)))";

    public override string Forward(string z, float parameter) => $"{z} * Sigmoid.Of({z})";

    public override string BackwardLocals(string v, float parameter) => $"TLanes s = Sigmoid.Of({v});";

    public override string Backward(string d, string v, float parameter) =>
        $"{d} * (s * TLanes.MultiplyAdd({v}, {Literal.Lanes(1)} - s, {Literal.Lanes(1)}))";
}
