namespace CompiledNet.Generator.Programs;

/// <summary>The numbers of each row, in order, of which some choose a row of a table, and are replaced by that.</summary>
/// <param name="Result">What it gives, the numbers of a row in order along all of its axes.</param>
/// <param name="Operand">The numbers, along one axis.</param>
/// <param name="Table">The vectors: a row for each.</param>
/// <param name="Chosen">Which numbers choose.</param>
internal sealed record Gather(Value Result, Value Operand, Value Table, Replacement Chosen) : Operation(Result)
{
    public override string Definition => $"{Operand.Notation} with row i of {Table.Notation} for {Chosen.Notation}";

    public override IEnumerable<Value> Operands => [Operand, Table];
}

/// <summary>
/// The adjoint of <see cref="Gather"/> for the table: each of its rows is the sum, from +0, of the derivatives with respect to all places that
/// chose it, in the order of the rows of the batch, within one in the order of the places.
/// </summary>
/// <param name="Result">The derivatives with respect to the table.</param>
/// <param name="Operand">The numbers that chose.</param>
/// <param name="Upstream">The derivatives with respect to what was gathered.</param>
/// <param name="Chosen">Which numbers choose.</param>
internal sealed record ScatterAdd(Value Result, Value Operand, Value Upstream, Replacement Chosen) : Operation(Result)
{
    public override string Definition => $"Σ {Upstream.Notation} to row i for {Chosen.Notation} of {Operand.Notation}, in order";

    public override IEnumerable<Value> Operands => [Operand, Upstream];
}
