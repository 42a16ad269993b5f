using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Activations;

/// <summary><c>a = z</c>, <c>g′ = 1</c>.</summary>
internal sealed class Linear : ElementwiseActivation
{
    public override string Name => "Linear";

    public override string Formula(float parameter) => "z";

    public override string DerivativeFormula(float parameter) => "1";

    public override Expression Forward(Expression z, float parameter) => z;

    public override Expression Backward(Expression d, Expression v, float parameter) => d;

    public override Value Lower(ProgramBuilder to, Value z, float parameter) => z;
}
