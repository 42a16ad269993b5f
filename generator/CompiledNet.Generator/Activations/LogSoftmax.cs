using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Activations;

/// <summary>
/// <c>aᵢ = ln softmax(z)ᵢ = zᵢ − max z − ln Σⱼ e^(zⱼ − max z)</c> over the units of a layer; <c>dzᵢ = daᵢ − e^aᵢ·Σⱼ daⱼ</c>. As in
/// <see cref="Softmax"/> powers are <c>2⁶⁴·e^z</c>, and what is too much is divided off behind the sum.
/// </summary>
internal sealed class LogSoftmax : ActivationFunction
{
    private static readonly Expression Unscale = new Constant(1f / (1L << 32) / (1L << 32), "Exp.Unscale");

    public override string Name => "LogSoftmax";

    public override (string Name, string Value)? OfOneUnit => ("the logarithm of a softmax", "0");

    public override string Formula(float parameter) => "z − ln Σ e^z";

    public override Value Lower(ProgramBuilder to, Value z, float parameter)
    {
        Axis units = z.Axes[z.Axes.Count - 1];
        Value max = to.Largest("max", z, units);
        Value shifted = to.Map("shifted", z.Axes, new Read(z) - new Read(max));
        Value power = to.Map("power", z.Axes, ExpOfNonPositiveScaled(new Read(shifted)));
        Value sum = to.Sum("sum", power, units, new ByHalves());
        Value logarithm = to.Map("logarithm", sum.Axes, Log(new Read(sum) * Unscale));
        Value a = to.Map(to.Name("a"), z.Axes, new Read(shifted) - new Read(logarithm), "z − max z − ln Σ e^(z − max z)");
        to.Differentiate(a, z, da =>
        {
            Value total = to.Sum("sum", da, units, new ByHalves());
            Expression softmax = ExpOfNonPositiveScaled(new Read(a)) * Unscale;
            return to.Map(to.Name("dz"), z.Axes, NegatedMultiplyAdd(softmax, new Read(total), new Read(da)), $"{da.Notation} − e^{a.Notation}·Σ {da.Notation}, row by row");
        });
        return a;
    }
}
