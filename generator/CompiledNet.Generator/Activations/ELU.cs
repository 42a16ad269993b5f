using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Activations;

/// <summary><c>a = z</c> where <c>z &gt; 0</c>, else <c>α·(eᶻ − 1)</c>, whose slope is <c>a + α</c>.</summary>
internal sealed class ELU : ElementwiseActivation
{
    public override string Name => "ELU";

    public override string Initializer => "HeNormal";

    public override FunctionParameter Parameter { get; } = FunctionParameter.Positive("Alpha", 1f);

    public override string Formula(float parameter) => $"z where z > 0, else {Literal.Number(parameter)}·(eᶻ − 1)";

    public override string DerivativeFormula(float parameter) => $"1 where a > 0, else a + {Literal.Number(parameter)}";

    public override Expression Forward(Expression z, float parameter) => Select(GreaterThan(z, 0f), z, parameter * ExpMinusOne(z));

    public override Expression Backward(Expression d, Expression v, float parameter) => Select(GreaterThan(v, 0f), d, d * (v + parameter));
}
