using CompiledNet.Generator.Activations;

namespace CompiledNet.Generator.Programs;

/// <summary>The sum or the largest of the values along one axis.</summary>
/// <param name="Result">What it gives.</param>
/// <param name="Operand">What is reduced.</param>
/// <param name="Over">The axis, which the result does not have.</param>
/// <param name="Kind">Sum or largest.</param>
/// <param name="Order">The order of the sum.</param>
/// <param name="Factor">What every term of a sum is multiplied by, in the multiply-add that adds it; 1 for terms that are just added.</param>
internal sealed record Reduction(Value Result, Value Operand, Axis Over, ReductionKind Kind, SumOrder Order, float Factor) : Operation(Result)
{
    public override string Definition => Kind == ReductionKind.Largest
        ? $"max {Operand.Notation} over {Over.Notation}"
        : $"Σ {(Factor == 1f ? "" : $"{Literal.Number(Factor)}·")}{Operand.Notation} over {Over.Notation}, {Order.Notation}";

    public override IEnumerable<Value> Operands => [Operand];
}

/// <summary>What is found along an axis.</summary>
internal enum ReductionKind
{
    Sum,

    /// <summary>The largest value, from −∞; NaN is passed over.</summary>
    Largest,
}
