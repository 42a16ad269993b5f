using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Activations;

/// <summary><c>a = tanh z</c>, <c>g′ = 1 − a²</c>.</summary>
internal sealed class Tanh : ElementwiseActivation
{
    public override string Name => "Tanh";

    public override bool Saturates => true;

    public override string Formula(float parameter) => "tanh z";

    public override string DerivativeFormula(float parameter) => "1 − a²";

    public override Expression Forward(Expression z, float parameter) => Tanh(z);

    public override Expression Backward(Expression d, Expression v, float parameter) => d * NegatedMultiplyAdd(v, v, 1f);
}
