using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Activations;

/// <summary><c>a = σ(z) = 1/(1 + e⁻ᶻ)</c>, <c>g′ = a·(1 − a)</c>.</summary>
internal sealed class Sigmoid : ElementwiseActivation
{
    public override string Name => "Sigmoid";

    public override bool Saturates => true;

    public override string Formula(float parameter) => "σ(z) = 1/(1 + e⁻ᶻ)";

    public override string DerivativeFormula(float parameter) => "a·(1 − a)";

    public override Expression Forward(Expression z, float parameter) => Sigmoid(z);

    public override Expression Backward(Expression d, Expression v, float parameter) => d * (v * (1f - v));
}
