namespace CompiledNet.Generator.Activations;

/// <summary>
/// <c>a = z·Φ(z)</c> with the normal distribution function <c>Φ</c>; <c>g′ = Φ(z) + z·φ(z)</c> with its density
/// <c>φ(z) = e^(−z²/2)/√(2π)</c>.
/// </summary>
internal sealed class GELU : ElementwiseActivation
{
    private const float InverseSqrtTwoPi = 0.3989422804014327f;

    public override string Name => "GELU";

    public override string Initializer => "HeNormal";

    public override bool DerivativeNeedsInput => true;

    public override string Formula(float parameter) => "z·Φ(z)";

    public override string DerivativeFormula(float parameter) => "Φ(z) + z·φ(z)";

    public override string Forward(string z, float parameter) => $"{z} * GaussianCdf.Of({z})";

    public override string Backward(string d, string v, float parameter) =>
        $"{d} * TLanes.MultiplyAdd({v} * {Literal.Lanes(InverseSqrtTwoPi)}, Exp.Of({Literal.Lanes(-0.5f)} * {v} * {v}), GaussianCdf.Of({v}))";
}
