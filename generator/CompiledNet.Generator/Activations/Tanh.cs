namespace CompiledNet.Generator.Activations;

/// <summary><c>a = tanh z</c>, <c>g′ = 1 − a²</c>.</summary>
internal sealed class Tanh : ElementwiseActivation
{
    public override string Name => "Tanh";

    public override string Formula(float parameter) => "tanh z";

    public override string DerivativeFormula(float parameter) => "1 − a²";

    public override string Forward(string z, float parameter) => $"Tanh.Of({z})";

    public override string Backward(string d, string v, float parameter) => $"{d} * TLanes.NegatedMultiplyAdd({v}, {v}, {Literal.Lanes(1)})";
}
