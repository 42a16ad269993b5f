using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Activations;

/// <summary>
/// <c>a = z</c> where <c>z &gt; 0</c>, else <c>w·z</c> with a learnt slope <c>w</c> for each place of the last axis. The slopes belong to a layer
/// of their own, which writes the operations.
/// </summary>
internal sealed class PReLU : ActivationFunction
{
    public override string Name => "PReLU";

    public override int Operations => 2;

    public override string Initializer => "HeNormal";

    public override bool IsLearnt => true;

    public override string Formula(float parameter) => "z where z > 0, else w·z";

    public override Value Lower(ProgramBuilder to, Value z, float parameter) =>
        throw new NotSupportedException("The slopes of PReLU belong to a layer of their own.");
}
