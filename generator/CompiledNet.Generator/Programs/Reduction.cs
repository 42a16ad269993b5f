using CompiledNet.Generator.Activations;

namespace CompiledNet.Generator.Programs;

/// <summary>The sum or the largest of the values along some axes.</summary>
/// <param name="Result">What it gives.</param>
/// <param name="Operand">What is reduced.</param>
/// <param name="Over">The axes, which the result does not have; the terms come in the order of the operand, the last axis running fastest.</param>
/// <param name="Kind">Sum or largest.</param>
/// <param name="Order">The order of the sum.</param>
/// <param name="Factor">What every term of a sum is multiplied by, in the multiply-add that adds it; 1 for terms that are just added.</param>
internal sealed record Reduction(Value Result, Value Operand, EquatableArray<Axis> Over, ReductionKind Kind, SumOrder Order, float Factor) : Operation(Result)
{
    public override string Definition => Kind == ReductionKind.Largest
        ? $"max {Operand.Notation} over {Along}"
        : $"Σ {(Factor == 1f ? "" : $"{Literal.Number(Factor)}·")}{Operand.Notation} over {Along}, {Order.Notation}";

    public override IEnumerable<Value> Operands => [Operand];

    private string Along => string.Join(", ", Over.Select(axis => axis.Notation));
}

/// <summary>What is found along an axis.</summary>
internal enum ReductionKind
{
    Sum,

    /// <summary>The largest value, from −∞; NaN is passed over.</summary>
    Largest,
}
