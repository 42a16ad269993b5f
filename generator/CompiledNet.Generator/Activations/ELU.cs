namespace CompiledNet.Generator.Activations;

/// <summary><c>a = z</c> where <c>z &gt; 0</c>, else <c>α·(eᶻ − 1)</c>, whose slope is <c>a + α</c>.</summary>
internal sealed class ELU : ElementwiseActivation
{
    public override string Name => "ELU";

    public override int Operations => 24;

    public override string Initializer => "HeNormal";

    public override ActivationParameter Parameter { get; } = new("Alpha", 1f, "finite and greater than 0", alpha => alpha > 0f && !float.IsInfinity(alpha));

    public override string Formula(float parameter) => $"z where z > 0, else {Literal.Number(parameter)}·(eᶻ − 1)";

    public override string DerivativeFormula(float parameter) => $"1 where a > 0, else a + {Literal.Number(parameter)}";

    public override string Forward(string z, float parameter) => $"TLanes.Select(TLanes.GreaterThan({z}, TLanes.Zero), {z}, {Literal.Lanes(parameter)} * ExpMinusOne.Of({z}))";

    public override string Backward(string d, string v, float parameter) => $"TLanes.Select(TLanes.GreaterThan({v}, TLanes.Zero), {d}, {d} * ({v} + {Literal.Lanes(parameter)}))";
}
