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
            Columns(writer, block, (product, span) => Rows(writer, product, whole => tile(whole, span)));

        using (writer.Block("else"))
        using (writer.Block("for (int first = 0; first < rows; first++)"))
            Columns(writer, row, tile);
    }

    /// <summary>The loop over rows for some columns, so that their part of the right operand stays in the first-level cache.</summary>
    public static void Rows(CodeWriter writer, ProductPlan product, Action<ProductPlan> tile)
    {
        using CodeWriter.Scope rows = writer.Block($"for (int row = 0; row < rows; row += {product.Rows})");
        writer.Line($"int first = Math.Min(row, rows - {product.Rows});");
        tile(product);
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
