namespace CompiledNet.Generator.Programs;

/// <summary>
/// The numbers of a value, seen in windows along some of its axes: each of those becomes one that counts windows and one that counts
/// the elements of a window. Every element must be within the axis. It computes nothing; what reads it reaches through it.
/// </summary>
/// <param name="Result">The windows: axes that count them where the operand has the axis itself, then those of the elements, then the last axis.</param>
/// <param name="Operand">The value.</param>
/// <param name="Along">The axes.</param>
internal sealed record Windows(Value Result, Value Operand, EquatableArray<WindowAxis> Along) : Operation(Result)
{
    public override string Definition => $"windows of {Operand.Notation}, {string.Join(", ", Along.Select(axis => axis.Notation))}";

    public override IEnumerable<Value> Operands => [Operand];
}

/// <summary>
/// The adjoint of <see cref="Windows"/>: every number is the sum of the elements of windows that show it, from +0, in the order of
/// the elements in their windows.
/// </summary>
/// <param name="Result">The sums.</param>
/// <param name="Operand">The windows.</param>
/// <param name="Along">The axes.</param>
internal sealed record Fold(Value Result, Value Operand, EquatableArray<WindowAxis> Along) : Operation(Result)
{
    public override string Definition => $"Σ of the windows {Operand.Notation}, {string.Join(", ", Along.Select(axis => axis.Notation))}";

    public override IEnumerable<Value> Operands => [Operand];
}
