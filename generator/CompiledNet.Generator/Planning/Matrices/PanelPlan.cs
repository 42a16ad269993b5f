namespace CompiledNet.Generator.Planning.Matrices;

/// <summary>
/// How a last layer with few units is computed for many rows: in panels, where neighbouring rows lie side by side and units
/// one below the other. No lane is padding, and softmax goes from unit to unit without crossing a vector.
/// </summary>
/// <param name="Rows">The rows of a panel.</param>
/// <param name="Sums">The tiles of <c>W·a + b</c>: their rows are units, their columns the rows of the panel.</param>
internal sealed record PanelPlan(int Rows, ProductPlan Sums);
