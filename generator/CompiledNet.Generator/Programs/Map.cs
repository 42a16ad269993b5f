using CompiledNet.Generator.Expressions;

namespace CompiledNet.Generator.Programs;

/// <summary>An expression, computed for each element of the result by itself. Operands with fewer axes are repeated along the others.</summary>
/// <param name="Result">What it gives.</param>
/// <param name="Formula">The expression, which reads the operands.</param>
/// <param name="Text">The expression in the usual notation, if it has one; for readers alone.</param>
/// <param name="Derivatives">How the cost depends on the operands; empty for what is never differentiated.</param>
internal sealed record Map(Value Result, Expression Formula, string Text, EquatableArray<Derivative> Derivatives) : Operation(Result)
{
    public override string Definition => Formula.Notation;

    public override IEnumerable<Value> Operands => Formula.Reads.Distinct();
}

/// <summary>
/// The derivative of the cost with respect to an operand of a map, written out and not derived by algebra, since it defines bits.
/// </summary>
/// <param name="Operand">The operand.</param>
/// <param name="Gradient">The derivative; it reads values, and <see cref="Upstream"/>.</param>
/// <param name="Text">The factor of <see cref="Upstream"/> in the usual notation; for readers alone.</param>
internal sealed record Derivative(Value Operand, Expression Gradient, string Text = "");
