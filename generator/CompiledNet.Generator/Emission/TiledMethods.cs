using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission;

/// <summary>
/// Writes a product as a method for each of its tilings, named by the tile's rows and vectors, and one that chooses among
/// them: by the number of registers, which the JIT knows, and by the number of rows.
/// </summary>
internal static class TiledMethods
{
    /// <summary>A product with one tiling for each number of registers.</summary>
    public static void Emit(CodeWriter writer, string comment, Signature signature, ProductPlan product, Action<Tiling> body) =>
        Emit(writer, comment, signature, (product.FewRegisters, null), (product.ManyRegisters, null), body);

    /// <summary>A product with other tiles for fewer rows than a tile of <paramref name="block"/> has.</summary>
    public static void Emit(CodeWriter writer, string comment, Signature signature, ProductPlan block, ProductPlan row, Action<Tiling> body) =>
        Emit(writer, comment, signature, (block.FewRegisters, row.FewRegisters), (block.ManyRegisters, row.ManyRegisters), body);

    private static void Emit(CodeWriter writer, string comment, Signature signature, (Tiling Block, Tiling? Row) few, (Tiling Block, Tiling? Row) many, Action<Tiling> body)
    {
        Tiling[] tilings = [.. new[] { many.Block, few.Block, many.Row, few.Row }.OfType<Tiling>().Distinct()];
        if (tilings.Length == 1)
        {
            MethodEmitter.Emit(writer, comment, signature.Declaration(), () => body(tilings[0]));
            return;
        }

        MethodEmitter.EmitInlined(writer, comment, signature.Declaration(), () => WriteChoice(writer, signature, few, many));
        foreach (Tiling tiling in tilings)
            MethodEmitter.Emit(writer, Describe(tiling), signature.Declaration(tiling.Shape), () => body(tiling));
    }

    private static void WriteChoice(CodeWriter writer, Signature signature, (Tiling Block, Tiling? Row) few, (Tiling Block, Tiling? Row) many)
    {
        if (few == many)
        {
            WriteChoice(writer, signature, many);
            return;
        }

        using (writer.Block("if (TLanes.Registers == 32)"))
            WriteChoice(writer, signature, many);
        using (writer.Block("else"))
            WriteChoice(writer, signature, few);
    }

    private static void WriteChoice(CodeWriter writer, Signature signature, (Tiling Block, Tiling? Row) tilings)
    {
        if (tilings.Row is null || tilings.Row == tilings.Block)
        {
            writer.Line(signature.Call(tilings.Block.Shape));
            return;
        }

        writer.Lines($"""
            if (rows >= {tilings.Block.Rows})
                {signature.Call(tilings.Block.Shape)}
            else
                {signature.Call(tilings.Row.Shape)}
            """);
    }

    private static string Describe(Tiling tiling) => tiling.Rows == 1
        ? $"The same, one by one, with {Vectors(tiling)} side by side."
        : $"The same in tiles of {tiling.Rows} × {Vectors(tiling)}.";

    private static string Vectors(Tiling tiling) => tiling.WidestVectors == 1 ? "1 vector" : $"{tiling.WidestVectors} vectors";
}
