using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Emission.Products;

/// <summary>Writes <c>da = Wᵀ·dz</c>: the derivatives with respect to what a product reads.</summary>
internal static class InputGradientsEmitter
{
    public static void Emit(CodeWriter writer, InputGradientsKernel kernel)
    {
        MatrixPlan dense = kernel.Matrix;
        ProductNotation product = kernel.Operation;
        string derivative = kernel.Epilogue is { } epilogue ? $", {epilogue.Result} = {product.Result}·g′ with g′ = {epilogue.Text}" : "";
        string comment = $"{product.Result} = {product.Operand}ᵀ·{product.Matrix}";
        Signature signature = kernel.Epilogue is null
            ? new(kernel.Name, "ref float dz", "ref float parameters", "ref float panel", "ref float da", "int rows")
            : new(kernel.Name, "ref float dz", "ref float parameters", "ref float panel", "ref float a", "ref float da", "int rows");
        if (kernel.Source == KernelSource.Precompiled)
        {
            MethodEmitter.Emit(writer, comment, signature.Declaration(), () => PrecompiledProducts.InputGradients(writer, dense));
            return;
        }

        TiledMethods.Emit(
            writer,
            $"{comment}{derivative}\n{Layout(dense)}",
            signature,
            dense.InputGradients,
            single: null,
            tiling =>
            {
                writer.Line($"ref float weights = {Names.At("parameters", dense.WeightsOffset)};");
                // Columns that hold nothing but padding have no weights, and the caller's rows have no such columns.
                RowTiles.Columns(writer, tiling, dense.HasPlainGradients ? dense.Inputs : dense.PaddedInputs, span =>
                {
                    if (!dense.HasPlainGradients && LeavesPaddingAlone(dense.Inputs, span))
                        WritePadding(writer, dense, span);
                    string width = ProductEmitter.Width(span.Vectors);
                    if (dense.IsDot)
                        writer.Line("panel = ref Floats.At(ref weights, column);");
                    else
                        writer.Line($"PackedWeights.Transpose(ref weights, {dense.Inputs}, {dense.Units}, {dense.PanelUnits}, column, Math.Min({dense.Inputs} - column, {width}), ref panel, {width});");
                    PanelTiles(writer, tiling.Rows, rows => InputTile(writer, kernel, rows, span));
                });
            });
    }

    /// <summary>Whether the columns end in a tile without an input, with the narrowest vectors at least.</summary>
    private static bool LeavesPaddingAlone(int inputs, ColumnSpan span) =>
        span.Start + Padding.RoundUp(inputs - span.Start, span.Vectors * Machine.NarrowestVector) < span.End;

    private static void WritePadding(CodeWriter writer, MatrixPlan dense, ColumnSpan span)
    {
        using CodeWriter.Scope padding = writer.Block($"if (column >= {dense.Inputs})");
        writer.Line("// Narrower vectors have tiles of nothing but padding, which stays zero.");
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            for (int vector = 0; vector < span.Vectors; vector++)
                writer.Line($"TLanes.Zero.Store(ref da, {ProductEmitter.Place($"row * {dense.PaddedInputs} + column", vector)});");
        }

        writer.Line("continue;");
    }

    private static string Layout(MatrixPlan dense) => dense.IsDot
        ? "With one unit, the weights of neighbouring inputs lie side by side."
        : "The weights of a few inputs at a time are transposed into a panel, so that neighbouring inputs share a vector.";

    /// <summary>The loops over rows for one panel: tiles, or row by row where there are fewer rows than a tile has.</summary>
    private static void PanelTiles(CodeWriter writer, int tileRows, Action<int> tile)
    {
        using (writer.Block($"if (rows >= {tileRows})"))
            RowTiles.Rows(writer, tileRows, () => tile(tileRows));

        using (writer.Block("else"))
            RowTiles.Rows(writer, 1, () => tile(1));
    }

    private static void InputTile(CodeWriter writer, InputGradientsKernel kernel, int rows, ColumnSpan span)
    {
        MatrixPlan dense = kernel.Matrix;
        string width = span.Vectors == 1 ? "TLanes.Count" : $"({span.Vectors} * TLanes.Count)";
        var emitter = new ProductEmitter(
            "left", dense.PaddedUnits, 1, "right", (step, vector) => ProductEmitter.Place(step == 0 ? "0" : step == 1 ? width : $"{step} * {width}", vector), width, $"{dense.Units}", rows, span.Vectors, Accumulators: 1, Together: 1);
        emitter.Declare(writer, (_, _) => "TLanes.Zero");
        writer.Line($"ref float left = {Names.Row("dz", "first", dense.PaddedUnits)};");
        writer.Line("ref float right = ref panel;");
        emitter.Accumulate(writer);

        // The network's own input is not padded: its rows end where the user's do.
        int stride = dense.HasPlainGradients ? dense.Inputs : dense.PaddedInputs;
        writer.Line($"ref float result = ref Floats.At(ref da, first * {stride} + column);");
        if (kernel.Epilogue is not null)
            writer.Line($"ref float source = ref Floats.At(ref a, first * {stride} + column);");
        for (int row = 0; row < rows; row++)
        {
            for (int vector = 0; vector < span.Vectors; vector++)
            {
                string offset = ProductEmitter.Place(row * stride, vector);
                string source = $"v{row}_{vector}";
                string count = vector == 0 ? $"{stride} - column" : $"{stride} - column - {ProductEmitter.Width(vector)}";
                if (kernel.Epilogue is not null)
                    writer.Line($"TLanes {source} = TLanes.Load(ref source, {offset});");
                EpilogueEmitter.Write(writer, kernel.Epilogue, ProductEmitter.Sum(row, vector), source, value => stride % 4 == 0 && stride == dense.PaddedInputs
                    ? $"{value}.Store(ref result, {offset});"
                    : $"{value}.StoreFirst(ref result, {offset}, {count});");
            }
        }
    }
}
