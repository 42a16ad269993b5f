using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Lowering;

/// <summary>The adjoint of a sum, which repeats the derivative along the axis; and of repeating, which is the sum.</summary>
internal static class ReductionAdjoint
{
    public static IEnumerable<(Value Operand, Func<Value> Derive)> Of(ProgramBuilder to, Reduction reduction, Value d)
    {
        if (reduction.Kind != ReductionKind.Sum)
            throw new InvalidOperationException($"No adjoint of {reduction.Kind}.");
        Expression each = reduction.Factor == 1f ? new Read(d) : new Read(d) * reduction.Factor;
        yield return (reduction.Operand, () => to.Map($"d{reduction.Operand.Notation}", reduction.Operand.Axes, each));
    }

    /// <summary>The derivative with respect to an operand that was repeated along axes that it has not: the sum over them, in order.</summary>
    public static Value SumOver(ProgramBuilder to, Value d, Value operand)
    {
        Axis[] repeated = [.. d.Axes.Except(operand.Axes)];
        return repeated.Length == 0 ? d : to.Sum($"d{operand.Notation}", d, repeated, SumOrder.InOrder);
    }
}
