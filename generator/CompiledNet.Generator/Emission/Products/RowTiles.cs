using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Emission.Products;

/// <summary>Writes the loops over the tiles of a product.</summary>
internal static class RowTiles
{
    /// <summary>
    /// The loops over columns and, for each, over rows, so that the columns' part of the right operand stays in the
    /// first-level cache.
    /// </summary>
    public static void Emit(CodeWriter writer, Tiling tiling, Action<ColumnSpan> tile) =>
        Columns(writer, tiling, span => Rows(writer, tiling.Rows, () => tile(span)));

    /// <summary>
    /// The loop over at least as many rows as a tile has: the last tile overlaps the one before it and stores the same
    /// sums again.
    /// </summary>
    public static void Rows(CodeWriter writer, int tileRows, Action tile)
    {
        if (tileRows == 1)
        {
            using CodeWriter.Scope single = writer.Block("for (int first = 0; first < rows; first++)");
            tile();
            return;
        }

        using CodeWriter.Scope rows = writer.Block($"for (int row = 0; row < rows; row += {tileRows})");
        writer.Line($"int first = Math.Min(row, rows - {tileRows});");
        tile();
    }

    /// <summary>The loops over columns.</summary>
    public static void Columns(CodeWriter writer, Tiling tiling, Action<ColumnSpan> tile) =>
        Columns(writer, tiling, int.MaxValue, tile);

    /// <summary>The loops over columns, up to the last tile that begins before <paramref name="end"/>.</summary>
    public static void Columns(CodeWriter writer, Tiling tiling, int end, Action<ColumnSpan> tile)
    {
        foreach (ColumnSpan span in tiling.Columns)
        {
            using CodeWriter.Scope columns = writer.Block($"for (int column = {span.Start}; column < {Math.Min(span.End, end)}; column += {ProductEmitter.Width(span.Vectors)})");
            tile(span);
        }
    }
}
