using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Activations;

/// <summary><c>a = ln(1 + eᶻ)</c>, <c>g′ = σ(z)</c>.</summary>
internal sealed class Softplus : ElementwiseActivation
{
    public override string Name => "Softplus";

    public override string Initializer => "HeNormal";

    public override bool DerivativeNeedsInput => true;

    public override string Formula(float parameter) => "ln(1 + eᶻ)";

    public override string DerivativeFormula(float parameter) => "σ(z)";

    public override Expression Forward(Expression z, float parameter) => Softplus(z);

    public override Expression Backward(Expression d, Expression v, float parameter) => d * Sigmoid(v);
}
