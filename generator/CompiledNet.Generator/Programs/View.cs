namespace CompiledNet.Generator.Programs;

/// <summary>The same numbers in the same order along other axes. It computes nothing.</summary>
/// <param name="Result">The numbers as they are seen.</param>
/// <param name="Operand">The numbers as they were.</param>
internal sealed record View(Value Result, Value Operand) : Operation(Result)
{
    public override string Definition => $"{Operand.Notation}, seen so";

    public override IEnumerable<Value> Operands => [Operand];
}
