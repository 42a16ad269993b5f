namespace CompiledNet.Generator.Programs;

/// <summary>Values put together into a larger one, each at its place along some axes; zero where none is.</summary>
/// <param name="Result">The whole.</param>
/// <param name="Parts">The values.</param>
internal sealed record Assembly(Value Result, EquatableArray<PlacedPart> Parts) : Operation(Result)
{
    public override string Definition => Parts.Count == 0 ? "0" : string.Join(", ", Parts.Select(part => part.Notation));

    public override IEnumerable<Value> Operands => Parts.Select(part => part.Value);
}

/// <summary>The adjoint of <see cref="Assembly"/>: a part of a value, taken from its place along some axes.</summary>
/// <param name="Result">The part.</param>
/// <param name="Operand">The whole.</param>
/// <param name="Places">Where it begins along the axes of the whole, in their order without that of the rows.</param>
internal sealed record Part(Value Result, Value Operand, EquatableArray<int> Places) : Operation(Result)
{
    public override string Definition => $"part of {Operand.Notation} at ({string.Join(", ", Places)})";

    public override IEnumerable<Value> Operands => [Operand];
}

/// <summary>A value in a larger one.</summary>
/// <param name="Value">The value, whose axes are as many as those of the whole and stand in the same order.</param>
/// <param name="Places">Where it begins along the axes of the whole, in their order without that of the rows.</param>
internal sealed record PlacedPart(Value Value, EquatableArray<int> Places) : INotation
{
    public string Notation => $"{Value.Notation} at ({string.Join(", ", Places)})";
}
