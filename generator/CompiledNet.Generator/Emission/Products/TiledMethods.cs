using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Products;

/// <summary>
/// Writes a product as a method for each of its tilings, named by the tile's rows and vectors, and one that chooses among
/// them: by the number of registers, which the JIT knows, and by the number of rows.
/// </summary>
internal static class TiledMethods
{
    /// <param name="row">The tiles for fewer rows than those of <paramref name="product"/> have; null if it has its own way with them.</param>
    /// <param name="body">Writes the product in a tiling.</param>
    public static void Emit(CodeWriter writer, string comment, Signature signature, ProductPlan product, Tiling? row, Action<Tiling> body)
    {
        Tiling[] tilings = [.. new[] { product.ManyRegisters, product.FewRegisters, row }.OfType<Tiling>().Distinct()];
        if (tilings.Length == 1)
        {
            MethodEmitter.Emit(writer, comment, signature.Declaration(), () => body(tilings[0]));
            return;
        }

        MethodEmitter.EmitInlined(writer, comment, signature.Declaration(), () => WriteChoice(writer, signature, product, row));
        foreach (Tiling tiling in tilings)
            MethodEmitter.Emit(writer, Describe(tiling), signature.Declaration(tiling.Shape), () => body(tiling));
    }

    private static void WriteChoice(CodeWriter writer, Signature signature, ProductPlan product, Tiling? row)
    {
        if (product.FewRegisters == product.ManyRegisters)
        {
            WriteChoice(writer, signature, product.ManyRegisters, row);
            return;
        }

        using (writer.Block($"if (TLanes.Registers == {Machine.ManyRegisters})"))
            WriteChoice(writer, signature, product.ManyRegisters, row);
        using (writer.Block("else"))
            WriteChoice(writer, signature, product.FewRegisters, row);
    }

    private static void WriteChoice(CodeWriter writer, Signature signature, Tiling block, Tiling? row)
    {
        if (row is null || row == block)
        {
            writer.Line(signature.Call(block.Shape));
            return;
        }

        writer.Lines($"""
            if (rows >= {block.Rows})
                {signature.Call(block.Shape)}
            else
                {signature.Call(row.Shape)}
            """);
    }

    private static string Describe(Tiling tiling) => tiling.Rows == 1
        ? $"The same, one by one, with {Vectors(tiling)} side by side."
        : $"The same in tiles of {tiling.Rows} × {Vectors(tiling)}.";

    private static string Vectors(Tiling tiling) => tiling.WidestVectors == 1 ? "1 vector" : $"{tiling.WidestVectors} vectors";
}
