namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>Where a row that is needed as a whole, because something is reduced along its units, is one vector.</summary>
internal static class WholeRows
{
    /// <summary>
    /// Where a row with this distance to the next one is one vector, which needs no memory from one loop to the next. Registers without a
    /// fused multiply-add are too much for the JIT to inline in two ways.
    /// </summary>
    public static OneVectorRows AsOneVector(int stride, bool fusedMultiplyAdd) => stride switch
    {
        Machine.NarrowestVector => OneVectorRows.Everywhere,
        Machine.WidestVector when fusedMultiplyAdd => OneVectorRows.WidestVectors,
        _ => OneVectorRows.Nowhere,
    };
}
