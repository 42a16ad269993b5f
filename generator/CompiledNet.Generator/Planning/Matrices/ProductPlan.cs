namespace CompiledNet.Generator.Planning.Matrices;

/// <summary>
/// How a matrix product <c>C[m, n] = Σₖ A[m, k]·B[k, n]</c> is cut into tiles whose sums stay in registers: one value of
/// <c>A</c> is broadcast and multiplied with vectors of <c>B</c>.
/// </summary>
/// <param name="Accumulators">
/// The accumulators into which the sum over <c>k</c> is split: accumulator <c>c</c> takes every <c>k</c> with <c>k mod Accumulators = c</c>, in
/// order; at the end neighbouring accumulators are added in pairs. More than one where a row has too few sums to keep the
/// multiply-add units busy. It belongs to the result's definition, the same for every tile and vector width.
/// </param>
/// <param name="FewRegisters">The tiles for 16 vector registers, of 256 bits at most.</param>
/// <param name="ManyRegisters">The tiles for 32 vector registers.</param>
internal sealed record ProductPlan(int Accumulators, Tiling FewRegisters, Tiling ManyRegisters)
{
    /// <summary>The columns of the widest tile.</summary>
    public int WidestColumns => Math.Max(
        FewRegisters.WidestVectors * Machine.WidestOfFewRegisters,
        ManyRegisters.WidestVectors * Machine.WidestVector);

    /// <summary>The same with the smaller tiles everywhere, with fewer vectors where those of 512 bits do not fit.</summary>
    public ProductPlan WithSmallTiles()
    {
        Tiling small = FewRegisters with { Rows = Math.Min(FewRegisters.Rows, Machine.MostSmallTileSums / FewRegisters.WidestVectors) };
        return TilePlanner.Plan(Accumulators, small, TilePlanner.ForWidestVectors(small));
    }
}
