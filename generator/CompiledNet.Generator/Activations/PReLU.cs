using CompiledNet.Generator.Expressions;
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

    public override string Initializer => "HeNormal";

    public override bool IsLearnt => true;

    public override string Formula(float parameter) => "z where z > 0, else w·z";

    public override Value Lower(ProgramBuilder to, Value z, float parameter) =>
        throw new NotSupportedException("The slopes of PReLU belong to a layer of their own.");

    /// <summary>The operations, with slopes along the last axis. <c>dz = da</c> where <c>z &gt; 0</c>, else <c>w·da</c>; <c>dw = Σ z·da</c> where <c>z ≤ 0</c>.</summary>
    public static Value Lower(ProgramBuilder to, Value z, Value w)
    {
        Expression isPositive = Expressions.Operations.GreaterThan(new Read(z), 0f);
        return to.Map(
            to.Name("a"),
            z.Axes,
            Expressions.Operations.Select(isPositive, new Read(z), new Read(w) * new Read(z)),
            $"z where z > 0, else {w.Notation}·z with z = {z.Notation}",
            new Derivative(z, Expressions.Operations.Select(isPositive, new Upstream(), new Read(w) * new Upstream()), $"1 where z > 0, else {w.Notation}"),
            new Derivative(w, Expressions.Operations.Select(isPositive, 0f, new Read(z) * new Upstream()), "0 where z > 0, else z"));
    }
}
