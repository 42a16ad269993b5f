namespace CompiledNet.Execution;

/// <summary>
/// What the dropout masks of one training step are drawn with: masks are a function of this, the layer, the row and the unit, and
/// of nothing else.
/// </summary>
/// <param name="Seed">The seed of the training.</param>
/// <param name="Step">The number of the step, of which the lower 48 bits count.</param>
public readonly record struct DropoutKey(ulong Seed, ulong Step);
