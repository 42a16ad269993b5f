using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Activations;

/// <summary>An activation of each unit by itself.</summary>
internal abstract class ElementwiseActivation : ActivationFunction
{
    /// <summary>The derivative <c>g′</c> in the usual notation.</summary>
    public abstract string DerivativeFormula(float parameter);

    /// <summary>
    /// Whether <c>g</c> takes a few instructions only, so that it is applied while the pre-activations are still in
    /// registers; otherwise it gets a pass of its own, in which neighbouring vectors overlap in time.
    /// </summary>
    public virtual bool IsCheap => false;

    /// <summary>Whether <c>g′</c> is computed from <c>z</c>; otherwise it follows from <c>a</c>, and <c>z</c> is not kept.</summary>
    public virtual bool DerivativeNeedsInput => false;

    /// <summary><c>g(z)</c>.</summary>
    public abstract Expression Forward(Expression z, float parameter);

    /// <summary><c>dz = da · g′</c>.</summary>
    /// <param name="d"><c>da</c>.</param>
    /// <param name="v"><c>z</c> if <see cref="DerivativeNeedsInput"/>, else <c>a</c>.</param>
    public abstract Expression Backward(Expression d, Expression v, float parameter);

    public override string Explanation(int layer, float parameter) => $"a[{layer}] = g(z[{layer}]) with g(z) = {Formula(parameter)}";

    public override string GradientExplanation(int layer, float parameter) =>
        $"dz[{layer}] = da[{layer}]·g′ with g′ = {DerivativeFormula(parameter)}, in place of da[{layer}].";

    public override Value Lower(ProgramBuilder to, Value z, float parameter) => to.Map(
        to.Name("a"),
        z.Axes,
        Forward(new Read(z), parameter),
        a => new Derivative(z, Backward(new Upstream(), new Read(DerivativeNeedsInput ? z : a), parameter)));
}
