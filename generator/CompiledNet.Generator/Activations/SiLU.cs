using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Activations;

/// <summary><c>a = z·σ(z)</c>, <c>g′ = σ(z)·(1 + z·(1 − σ(z)))</c>.</summary>
internal sealed class SiLU : ElementwiseActivation
{
    public override string Name => "SiLU";

    public override string Initializer => "HeNormal";

    public override bool DerivativeNeedsInput => true;

    public override string Formula(float parameter) => "z·σ(z)";

    public override string DerivativeFormula(float parameter) => "σ(z)·(1 + z·(1 − σ(z)))";

    public override Expression Forward(Expression z, float parameter) => z * Sigmoid(z);

    public override Expression Backward(Expression d, Expression v, float parameter)
    {
        var s = new Local("s", Sigmoid(v));
        return d * (s * MultiplyAdd(v, 1f - s, 1f));
    }
}
