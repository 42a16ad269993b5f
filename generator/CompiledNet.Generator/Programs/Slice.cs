namespace CompiledNet.Generator.Programs;

/// <summary>What a value has at one step along an axis, which the result has not: a gate, the last step of a sequence.</summary>
/// <param name="Result">It.</param>
/// <param name="Operand">The value.</param>
/// <param name="Along">The axis.</param>
/// <param name="At">The step.</param>
internal sealed record Slice(Value Result, Value Operand, Axis Along, int At) : Operation(Result)
{
    public override string Definition => $"{Operand.Notation} at {Along.Name} {At}";

    public override IEnumerable<Value> Operands => [Operand];
}

/// <summary>The adjoint of <see cref="Slice"/>: values one behind the other along an axis that they have not.</summary>
/// <param name="Result">All of them.</param>
/// <param name="Along">The axis, which has a step for each.</param>
/// <param name="Parts">The values, in order.</param>
internal sealed record Stack(Value Result, Axis Along, EquatableArray<Value> Parts) : Operation(Result)
{
    public override string Definition => $"{string.Join(", ", Parts.Select(part => part.Notation))} along {Along.Name}";

    public override IEnumerable<Value> Operands => Parts;
}
