namespace CompiledNet.Generator.Activations;

/// <summary>
/// <c>a = z·Φ(z)</c> with the normal distribution function <c>Φ</c>; <c>g′ = Φ(z) + z·φ(z)</c> with its density
/// <c>φ(z) = e^(−z²/2)/√(2π)</c>.
/// </summary>
internal sealed class GELU : ElementwiseActivation
{
    public override string Name => "GELU";

    public override int Operations => 70;

    public override string Initializer => "HeNormal";

    public override bool DerivativeNeedsInput => true;

    public override string Formula(float parameter) => "z·Φ(z)";

    public override string DerivativeFormula(float parameter) => "Φ(z) + z·φ(z)";

    public override string Forward(string z, float parameter) => $"{z} * GaussianCdf.Of({z})";

    public override string BackwardLocals(string v, float parameter) => $"TLanes cdf = GaussianCdf.Of({v}, out TLanes density);";

    public override string Backward(string d, string v, float parameter) => $"{d} * TLanes.MultiplyAdd({v}, density, cdf)";
}
