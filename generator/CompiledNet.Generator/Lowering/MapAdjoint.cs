using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Lowering;

/// <summary>The adjoint of a map: the derivatives that it states, summed over the axes along which the operand was repeated.</summary>
internal static class MapAdjoint
{
    public static IEnumerable<(Value Operand, Func<Value> Derive)> Of(ProgramBuilder to, Map map, Value d) =>
        map.Derivatives.Select(derivative => (derivative.Operand, (Func<Value>)(() => ReductionAdjoint.SumOver(to, Product(to, map, derivative, d), derivative.Operand))));

    private static Value Product(ProgramBuilder to, Map map, Derivative derivative, Value d) => derivative.Gradient is Upstream
        ? d
        : to.Map($"d{derivative.Operand.Notation}", map.Result.Axes, derivative.Gradient.Replace(part => part is Upstream ? new Read(d) : null), $"{d.Notation}·g′ with g′ = {derivative.Text}");
}
