namespace CompiledNet.Generator.Programs;

/// <summary>
/// What rows in time have now and had some steps before: the element <c>k</c> of <c>n</c> of a row is what the row of the same stream had that
/// stands <c>(n − 1 − k)·Dilation</c> steps before it. What came before the first step is kept by the stream.
/// </summary>
/// <param name="Result">The elements of each row, in front of its last axis.</param>
/// <param name="Operand">The rows, along one axis.</param>
/// <param name="Kept">The last rows before the first step, the one furthest back first.</param>
/// <param name="Next">The same of the next steps.</param>
/// <param name="Elements">Counts the elements.</param>
/// <param name="Dilation">The steps between neighbouring elements.</param>
internal sealed record Delays(Value Result, Value Operand, Value Kept, Value Next, Axis Elements, int Dilation) : Operation(Result)
{
    public override string Definition => $"{Operand.Notation} of {Elements.Length} steps{(Dilation == 1 ? "" : $", {Dilation} apart")}, up to this one";

    public override IEnumerable<Value> Results => [Result, Next];

    public override IEnumerable<Value> Operands => [Operand, Kept];

    /// <summary>How many steps back it reaches.</summary>
    public int Reach => (Elements.Length - 1) * Dilation;
}

/// <summary>
/// The adjoint of <see cref="Delays"/>: every number is the sum of the elements that show it, from +0, in the order of the elements. What steps
/// beyond the last would show of it is not there.
/// </summary>
/// <param name="Result">The sums.</param>
/// <param name="Operand">The derivatives with respect to the elements.</param>
/// <param name="Elements">Counts the elements.</param>
/// <param name="Dilation">The steps between neighbouring elements.</param>
internal sealed record DelaySums(Value Result, Value Operand, Axis Elements, int Dilation) : Operation(Result)
{
    public override string Definition => $"Σ of the {Elements.Length} elements {Operand.Notation} of steps{(Dilation == 1 ? "" : $" {Dilation} apart")}, from this one on";

    public override IEnumerable<Value> Operands => [Operand];
}
