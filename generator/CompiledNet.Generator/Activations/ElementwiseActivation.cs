using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Activations;

/// <summary>An activation of each unit by itself.</summary>
internal abstract class ElementwiseActivation : ActivationFunction
{
    /// <summary>The derivative <c>g′</c> in the usual notation.</summary>
    public abstract string DerivativeFormula(float parameter);

    /// <summary>Whether <c>g′</c> is computed from <c>z</c>; otherwise it follows from <c>a</c>, and <c>z</c> is not kept.</summary>
    public virtual bool DerivativeNeedsInput => false;

    /// <summary><c>g(z)</c>.</summary>
    public abstract Expression Forward(Expression z, float parameter);

    /// <summary><c>dz = da · g′</c>.</summary>
    /// <param name="d"><c>da</c>.</param>
    /// <param name="v"><c>z</c> if <see cref="DerivativeNeedsInput"/>, else <c>a</c>.</param>
    public abstract Expression Backward(Expression d, Expression v, float parameter);

    public override Value Lower(ProgramBuilder to, Value z, float parameter) => to.Map(
        to.Name("a"),
        z.Axes,
        Forward(new Read(z), parameter),
        Formula(parameter),
        a => new Derivative(z, Backward(new Upstream(), new Read(DerivativeNeedsInput ? z : a), parameter), DerivativeFormula(parameter)));
}
