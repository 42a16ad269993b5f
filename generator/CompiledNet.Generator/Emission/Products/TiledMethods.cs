using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Emission.Products;

/// <summary>
/// Writes a product as a method for each of its tilings, named by the tile's rows, vectors and accumulators, and one that chooses among
/// them: by the number of registers, which the JIT knows, and by the number of rows.
/// </summary>
internal static class TiledMethods
{
    /// <param name="single">The way of the rows that do not fill a tile; null if the product has its own.</param>
    /// <param name="body">Writes the product in a tiling.</param>
    public static void Emit(CodeWriter writer, string comment, Signature signature, ProductPlan product, SingleRows? single, Action<Tiling> body)
    {
        Tiling[] tilings = [.. new[] { product.ManyRegisters, product.FewRegisters, single?.Product.ManyRegisters, single?.Product.FewRegisters }.OfType<Tiling>().Distinct()];
        if (tilings.Length == 1)
        {
            MethodEmitter.Emit(writer, comment, signature.Declaration(), () => body(tilings[0]));
            return;
        }

        MethodEmitter.EmitInlined(writer, comment, signature.Declaration(), () => WriteChoice(writer, signature, product, single));
        foreach (Tiling tiling in tilings)
            MethodEmitter.Emit(writer, Describe(tiling), signature.Declaration(tiling.Shape), () => body(tiling));
    }

    private static void WriteChoice(CodeWriter writer, Signature signature, ProductPlan product, SingleRows? single)
    {
        if (product.FewRegisters == product.ManyRegisters && single?.Product.FewRegisters == single?.Product.ManyRegisters)
        {
            WriteChoice(writer, signature, product.ManyRegisters, single?.Product.ManyRegisters, single?.RowLength);
            return;
        }

        using (writer.Block($"if (TLanes.Registers == {Machine.ManyRegisters})"))
            WriteChoice(writer, signature, product.ManyRegisters, single?.Product.ManyRegisters, single?.RowLength);
        using (writer.Block("else"))
            WriteChoice(writer, signature, product.FewRegisters, single?.Product.FewRegisters, single?.RowLength);
    }

    private static void WriteChoice(CodeWriter writer, Signature signature, Tiling block, Tiling? single, Func<string, int?>? rowLength)
    {
        if (single is null || single == block)
        {
            writer.Line(signature.Call(block.Shape));
            return;
        }

        writer.Lines($"""
            int tiled = Rows.InTiles(rows, {block.Rows}, {block.MostSingleRows});
            if (tiled > 0)
                {signature.Call(block.Shape, name => name == "rows" ? "tiled" : null)}
            if (tiled < rows)
                {signature.Call(single.Shape, name => name == "rows" ? "rows - tiled" : rowLength!(name) is { } length ? Names.Row(name, "tiled", length) : null)}
            """);
    }

    /// <summary>A comment on the product in a tiling.</summary>
    public static string Describe(Tiling tiling) => tiling.Rows == 1
        ? $"The same, one by one, with {Vectors(tiling)} side by side."
        : $"The same in tiles of {tiling.Rows} × {Vectors(tiling)}{(tiling.Accumulators == 1 ? "" : $" × {tiling.Accumulators} accumulators")}.";

    private static string Vectors(Tiling tiling) => tiling.WidestVectors == 1 ? "1 vector" : $"{tiling.WidestVectors} vectors";
}

/// <summary>How the rows are computed that do not fill a tile: one by one.</summary>
/// <param name="Product">Their tiles.</param>
/// <param name="RowLength">The distance between the rows to which a parameter refers; null for other parameters.</param>
internal sealed record SingleRows(ProductPlan Product, Func<string, int?> RowLength);
