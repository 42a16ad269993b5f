namespace CompiledNet.Generator.Programs;

/// <summary>
/// A product summed over the axes that both operands have and the result has not: <c>result = start + Σ left·right</c>. Every term is
/// added by a multiply-add, with one rounding unless the network asks for two.
/// </summary>
/// <param name="Result">The sums.</param>
/// <param name="Left">The values that differ from row to row, if only one of the operands' do.</param>
/// <param name="Right">The other operand.</param>
/// <param name="Start">What the first accumulator starts from; null for zero.</param>
/// <param name="Order">The order of each sum.</param>
internal sealed record Contraction(Value Result, Value Left, Value Right, Value? Start, SumOrder Order) : Operation(Result)
{
    /// <summary>The axes of the sum, in the order of the left operand.</summary>
    public IEnumerable<Axis> Over => Left.Axes.Where(axis => Right.Axes.Contains(axis) && !Result.Axes.Contains(axis));

    public override string Definition => $"{(Start is null ? "" : $"{Start.Notation} + ")}Σ {Left.Notation}·{Right.Notation}, {Order.Notation}";

    public override IEnumerable<Value> Operands => Start is null ? [Left, Right] : [Left, Right, Start];
}
