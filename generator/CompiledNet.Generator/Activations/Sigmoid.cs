namespace CompiledNet.Generator.Activations;

/// <summary><c>a = σ(z) = 1/(1 + e⁻ᶻ)</c>, <c>g′ = a·(1 − a)</c>.</summary>
internal sealed class Sigmoid : ElementwiseActivation
{
    public override string Name => "Sigmoid";

    public override string Formula(float parameter) => "σ(z) = 1/(1 + e⁻ᶻ)";

    public override string DerivativeFormula(float parameter) => "a·(1 − a)";

    public override string Forward(string z, float parameter) => $"Sigmoid.Of({z})";

    public override string Backward(string d, string v, float parameter) => $"{d} * ({v} * ({Literal.Lanes(1)} - {v}))";
}
