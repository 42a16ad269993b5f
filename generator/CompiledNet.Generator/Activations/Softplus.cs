namespace CompiledNet.Generator.Activations;

/// <summary><c>a = ln(1 + eᶻ)</c>, <c>g′ = σ(z)</c>.</summary>
internal sealed class Softplus : ElementwiseActivation
{
    public override string Name => "Softplus";

    public override int Operations => 30;

    public override string Initializer => "HeNormal";

    public override bool DerivativeNeedsInput => true;

    public override string Formula(float parameter) => "ln(1 + eᶻ)";

    public override string DerivativeFormula(float parameter) => "σ(z)";

    public override string Forward(string z, float parameter) => $"Softplus.Of({z})";

    public override string Backward(string d, string v, float parameter) => $"{d} * Sigmoid.Of({v})";
}
