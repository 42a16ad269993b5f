namespace CompiledNet.Generator.Activations;

/// <summary>
/// The tanh approximation of GELU (Hendrycks, Gimpel 2016): <c>a = z·(1 + tanh u)/2</c> with
/// <c>u = √(2/π)·(z + 0.044715·z³)</c>. As <c>(1 + tanh u)/2 = σ(2u)</c>, with <c>s = σ(2u)</c>: <c>a = z·s</c>,
/// <c>g′ = s + z·s·(1 − s)·2u′</c>.
/// </summary>
internal sealed class GELUTanh : ElementwiseActivation
{
    private const double Scale = 1.5957691216057308; // 2·√(2/π)
    private const double Cubic = 0.044715;

    public override string Name => "GELUTanh";

    public override int Operations => 26;

    public override string Constant => "GELU";

    public override string Initializer => "HeNormal";

    public override bool DerivativeNeedsInput => true;

    public override string Formula(float parameter) => "z·(1 + tanh u)/2, u = √(2/π)·(z + 0.044715·z³)";

    public override string DerivativeFormula(float parameter) => "s + 2z·s·(1 − s)·u′, s = (1 + tanh u)/2";

    public override string Forward(string z, float parameter) => $"{z} * {Gate(z)}";

    public override string BackwardLocals(string v, float parameter) => $"""
        TLanes s = {Gate(v)};
        TLanes slope = TLanes.MultiplyAdd({v} * {v}, {Literal.Lanes((float)(3 * Scale * Cubic))}, {Literal.Lanes((float)Scale)});
        """;

    public override string Backward(string d, string v, float parameter) =>
        $"{d} * TLanes.MultiplyAdd({v} * slope, s * ({Literal.Lanes(1)} - s), s)";

    private static string Gate(string z) =>
        $"Sigmoid.Of({z} * TLanes.MultiplyAdd({z} * {z}, {Literal.Lanes((float)(Scale * Cubic))}, {Literal.Lanes((float)Scale)}))";
}
