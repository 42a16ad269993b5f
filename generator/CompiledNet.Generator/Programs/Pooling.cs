namespace CompiledNet.Generator.Programs;

/// <summary>One number of each window: the largest, or the mean. Elements beyond the axes are not there: they are no numbers to count.</summary>
/// <param name="Result">What it gives.</param>
/// <param name="Operand">The values, which are seen in windows.</param>
/// <param name="Along">The axes of the windows; their elements are taken in order, the last axis running fastest.</param>
/// <param name="Kind">Which number.</param>
internal sealed record Pooling(Value Result, Value Operand, EquatableArray<WindowAxis> Along, PoolingKind Kind) : Operation(Result)
{
    public override string Definition => $"{(Kind == PoolingKind.Largest ? "max" : "mean")} of windows of {Operand.Notation}, {string.Join(", ", Along.Select(axis => axis.Notation))}";

    public override IEnumerable<Value> Operands => [Operand];
}

/// <summary>
/// The adjoint of <see cref="Pooling"/>: the derivative with respect to a window's largest goes to the first that is as large, that with
/// respect to its mean to all alike. What overlapping windows give to one number is added from +0, window by window in order.
/// </summary>
/// <param name="Result">The derivatives with respect to the values.</param>
/// <param name="Operand">The values.</param>
/// <param name="Upstream">The derivatives with respect to what the pooling gave.</param>
/// <param name="Along">The axes of the windows.</param>
/// <param name="Kind">Which number of a window it gave.</param>
internal sealed record PoolingGradient(Value Result, Value Operand, Value Upstream, EquatableArray<WindowAxis> Along, PoolingKind Kind) : Operation(Result)
{
    public override string Definition => $"{Upstream.Notation} to {(Kind == PoolingKind.Largest ? "the first largest" : "all")} of windows of {Operand.Notation}, {string.Join(", ", Along.Select(axis => axis.Notation))}";

    public override IEnumerable<Value> Operands => [Operand, Upstream];
}

/// <summary>What a window becomes.</summary>
internal enum PoolingKind
{
    /// <summary>Its largest number; NaN if there is one.</summary>
    Largest,

    /// <summary>The sum of its numbers, in order from the first, times the nearest float to one divided by how many they are.</summary>
    Mean,
}
