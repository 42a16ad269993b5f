namespace CompiledNet.Generator.Planning;

/// <summary>
/// How a matrix product <c>C[m, n] = Σₖ A[m, k]·B[k, n]</c> is cut into tiles whose sums stay in registers: one value of
/// <c>A</c> is broadcast and multiplied with vectors of <c>B</c>.
/// </summary>
/// <param name="Rows">The rows of <c>C</c> in a tile.</param>
/// <param name="Chains">
/// The chains into which the sum over <c>k</c> is split: chain <c>c</c> takes every <c>k</c> with <c>k mod Chains = c</c>, in
/// order; at the end neighbouring chains are added in pairs. More than one where a row has too few sums to keep the
/// multiply-add units busy. It belongs to the result's definition, the same for every tile and vector width.
/// </param>
/// <param name="Columns">The columns of <c>C</c>, in spans.</param>
internal sealed record ProductPlan(int Rows, int Chains, EquatableArray<ColumnSpan> Columns)
{
    /// <summary>The vectors of the widest tile.</summary>
    public int WidestVectors => Columns.Max(span => span.Vectors);
}

/// <summary>Columns that are walked <paramref name="Vectors"/> vectors at a time.</summary>
/// <remarks>
/// A span is a multiple of 16 columns for each of its vectors, so that every vector width divides it; or it is 4 columns,
/// which are one vector of 128 bits.
/// </remarks>
internal sealed record ColumnSpan(int Start, int End, int Vectors);
