using CompiledNet.Generator.Expressions;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Activations;

/// <summary>
/// <c>a = z</c> where <c>z &gt; 0</c>, else <c>slope·z</c>. With a slope that is not negative, <c>a &gt; 0</c> where
/// <c>z &gt; 0</c>, so that <c>g′</c> follows from <c>a</c>. With the slope 0 it is ReLU, which has no product of 0 and infinity.
/// </summary>
internal sealed class LeakyReLU : ElementwiseActivation
{
    private static readonly ReLU RectifiedLinear = new();

    public override string Name => "LeakyReLU";

    public override string Initializer => "HeNormal";

    public override FunctionParameter Parameter { get; } = new("Slope", 0.01f, "from 0 to 1", slope => slope is >= 0f and <= 1f);

    // With a slope near 1 the function is all but linear.
    public override bool Rectifies(float parameter) => parameter < 0.5f;

    public override bool IsZeroUpToZero(float parameter) => parameter == 0f;

    public override string Formula(float parameter) => $"z where z > 0, else {Literal.Number(parameter)}·z";

    public override string DerivativeFormula(float parameter) => $"1 where a > 0, else {Literal.Number(parameter)}";

    public override Expression Forward(Expression z, float parameter) =>
        parameter == 0f ? RectifiedLinear.Forward(z, 0f) : Select(GreaterThan(z, 0f), z, parameter * z);

    public override Expression Backward(Expression d, Expression v, float parameter) =>
        parameter == 0f ? RectifiedLinear.Backward(d, v, 0f) : Select(GreaterThan(v, 0f), d, parameter * d);
}
