using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;
using static CompiledNet.Generator.Expressions.Operations;

namespace CompiledNet.Generator.Activations;

/// <summary>
/// <c>aᵢ = e^zᵢ / Σⱼ e^zⱼ</c> over the units of a layer; <c>dzᵢ = aᵢ·(daᵢ − Σⱼ daⱼ·aⱼ)</c>. The largest <c>z</c> is
/// subtracted first, which changes nothing but keeps <c>e^z</c> finite. Powers are computed as <c>2⁶⁴·e^z</c>, which cancels: so small
/// ones keep their digits.
/// </summary>
internal sealed class Softmax : ActivationFunction
{
    public override string Name => "Softmax";

    public override (string Name, string Value)? OfOneUnit => ("a softmax", "1");

    public override string Formula(float parameter) => "e^z / Σ e^z";

    public override Value Lower(ProgramBuilder to, Value z, float parameter)
    {
        (_, Value power, Value sum) = Powers(to, z);
        Value inverse = to.Map("inverse", sum.Axes, 1f / new Read(sum));
        Value a = to.Map(to.Name("a"), z.Axes, new Read(power) * new Read(inverse), "e^(z − max z) / Σ e^(z − max z)");
        to.Differentiate(a, z, da =>
        {
            Value product = to.Map("product", a.Axes, new Read(da) * new Read(a));
            Value mean = to.Sum("mean", product, a.Axes[a.Axes.Count - 1], new ByHalves());
            return to.Map(to.Name("dz"), z.Axes, new Read(a) * (new Read(da) - new Read(mean)), $"{a.Notation}·({da.Notation} − Σ {da.Notation}·{a.Notation}), row by row");
        });
        return a;
    }

    /// <summary>The largest <c>z</c> of each row, the powers <c>2⁶⁴·e^(z − max)</c>, and their sum.</summary>
    public static (Value Max, Value Power, Value Sum) Powers(ProgramBuilder to, Value z)
    {
        Axis units = z.Axes[z.Axes.Count - 1];
        Value max = to.Largest("max", z, units);
        Value power = to.Map("power", z.Axes, ExpOfNonPositiveScaled(new Read(z) - new Read(max)));
        Value sum = to.Sum("sum", power, units, new ByHalves());
        return (max, power, sum);
    }
}
