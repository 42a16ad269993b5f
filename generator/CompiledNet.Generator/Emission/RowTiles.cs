using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission;

/// <summary>
/// Writes the loops over tiles of a product with any number of rows: whole tiles, of which the last overlaps the one
/// before it and stores the same sums again; with fewer rows than a tile has, row by row.
/// </summary>
internal static class RowTiles
{
    public static void Emit(CodeWriter writer, ProductPlan block, ProductPlan row, Action<ProductPlan, ColumnSpan> tile)
    {
        using (writer.Block($"if (rows >= {block.Rows})"))
        using (writer.Block($"for (int row = 0; row < rows; row += {block.Rows})"))
        {
            writer.Line($"int first = Math.Min(row, rows - {block.Rows});");
            Columns(writer, block, tile);
        }

        using (writer.Block("else"))
        using (writer.Block("for (int first = 0; first < rows; first++)"))
            Columns(writer, row, tile);
    }

    /// <summary>The loops over columns.</summary>
    public static void Columns(CodeWriter writer, ProductPlan product, Action<ProductPlan, ColumnSpan> tile)
    {
        foreach (ColumnSpan span in product.Columns)
        {
            using CodeWriter.Scope columns = writer.Block($"for (int column = {span.Start}; column < {span.End}; column += {ProductEmitter.Width(span.Vectors)})");
            tile(product, span);
        }
    }
}
