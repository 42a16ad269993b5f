namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>Where a row that is needed as a whole, because something is reduced along its units, is one vector.</summary>
internal static class WholeRows
{
    /// <summary>Where a row with this distance to the next one is one vector, which needs no memory from one loop to the next.</summary>
    public static OneVectorRows AsOneVector(int stride, Budget budget) => stride switch
    {
        Machine.NarrowestVector => OneVectorRows.Everywhere,
        Machine.WidestVector when budget.AllowsTwoWays => OneVectorRows.WidestVectors,
        _ => OneVectorRows.Nowhere,
    };
}
