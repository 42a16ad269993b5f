using CompiledNet.Generator.Planning.Rowwise;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>What kind of pass a program becomes.</summary>
/// <param name="IsRow">Whether it is for one row.</param>
/// <param name="Scale">The factor of the derivatives of a loss.</param>
/// <param name="RowsInLanes">Whether the last outputs may be computed with rows in the lanes of vectors.</param>
/// <param name="Row">How one row is made by a method for each product; null for passes by the methods for many rows.</param>
/// <param name="JoinsSteps">Whether the product of a step in time and what becomes of its sums are one kernel.</param>
/// <param name="TestsFinite">Whether it ends where the outputs of a layer are not finite, and gives no outputs.</param>
internal sealed record PassOptions(bool IsRow = false, Given Scale = Given.One, bool RowsInLanes = false, RowPlan? Row = null, bool JoinsSteps = false, bool TestsFinite = false);
