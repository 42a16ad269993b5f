namespace CompiledNet.Generator.Planning.Matrices;

/// <summary>A product cut into tiles for one size of the register file.</summary>
/// <param name="Rows">The rows of <c>C</c> in a tile.</param>
/// <param name="Columns">The columns of <c>C</c>, in spans.</param>
/// <param name="Accumulators">
/// The accumulators of each sum that are in registers together: all of the product's, or the first half and then the second, so
/// that a tile has twice the rows or columns. The first half's sum waits in the result's place.
/// </param>
internal sealed record Tiling(int Rows, EquatableArray<ColumnSpan> Columns, int Accumulators) : INotation
{
    public string Notation => $"{Shape} over {string.Join(" and ", Columns.Select(span => span.Notation))}";

    /// <summary>The vectors of the widest tile.</summary>
    public int WidestVectors => Columns.Max(span => span.Vectors);

    /// <summary>The rows behind the last whole tile that cost less one by one than one more tile, which overlaps it.</summary>
    public int MostSingleRows => TileCost.MostSingleRows(Rows);

    /// <summary>
    /// Rows and vectors of the widest tile, and accumulators if there are several, as kernels are named: <c>6x2</c>, <c>3x2x2</c>.
    /// </summary>
    public string Shape => Accumulators == 1 ? $"{Rows}x{WidestVectors}" : $"{Rows}x{WidestVectors}x{Accumulators}";
}

/// <summary>Columns that are walked <paramref name="Vectors"/> vectors at a time.</summary>
/// <remarks>
/// A span is a multiple of 16 columns for each of its vectors, so that every vector width divides it; of 8 columns in a tiling
/// for 16 registers, which have 256 bits at most; or it is 4 columns, which are one vector of 128 bits.
/// </remarks>
internal sealed record ColumnSpan(int Start, int End, int Vectors) : INotation
{
    public string Notation => $"columns {Start} to {End}";
}
