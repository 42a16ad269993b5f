using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Emission.Products;

/// <summary>
/// Writes the outputs of a last layer of few units that are a matter of the whole row, many rows at a time. Rows become lanes: the layer's
/// inputs are transposed into a panel, and the outputs back.
/// </summary>
internal static class RowsInLanesEmitter
{
    public static void Emit(CodeWriter writer, NetworkModel network, RowsInLanesKernel kernel)
    {
        EmitPanels(writer, network, kernel);
        EmitSums(writer, kernel);
    }

    private static void EmitPanels(CodeWriter writer, NetworkModel network, RowsInLanesKernel kernel)
    {
        MatrixPlan last = kernel.Matrix;
        PanelPlan panel = kernel.Panel;
        string name = last.Name;
        int units = last.Units;
        MethodEmitter.Emit(
            writer,
            $"z[{kernel.Layer}] and a[{kernel.Layer}] in panels of {panel.Rows} rows, which lie side by side in vectors; the last panel overlaps the one before it.",
            $"public static void {name}Panels(ref float x, ref float parameters, ref float panel, ref float a, int rows)",
            () =>
            {
                string kernels = Names.KernelsFor(network, last.Lanes);
                writer.Line($"ref float z = {Names.At("panel", kernel.InputsLength)};");
                using (writer.Block($"if (rows < {panel.Rows})"))
                {
                    writer.Line($"{kernels}{kernel.Forward.Name}(ref x, ref parameters, ref z, rows);");
                    writer.Line($"{kernels}{kernel.ForwardRest.Name}(ref z, ref a, rows);");
                    writer.Line("return;");
                }

                RowTiles.Rows(writer, panel.Rows, () => writer.Lines($"""
                    Panel.Transpose({Names.Row("x", "first", last.InputStride)}, {last.InputStride}, {panel.Rows}, {last.Inputs}, ref panel, {panel.Rows});
                    {name}PanelSums(ref panel, ref parameters, ref z);
                    {kernel.Rest.Name}(ref z{(kernel.NeedsSpare ? ", ref panel" : "")});
                    Panel.Transpose(ref z, {panel.Rows}, {units}, {panel.Rows}, {Names.Row("a", "first", units)}, {units});
                    """));
            });
    }

    private static void EmitSums(CodeWriter writer, RowsInLanesKernel kernel)
    {
        MatrixPlan last = kernel.Matrix;
        PanelPlan panel = kernel.Panel;
        TiledMethods.Emit(
            writer,
            $"z[{kernel.Layer}] of a panel: each weight is broadcast to {panel.Rows} rows.",
            new Signature($"{last.Name}PanelSums", "ref float panel", "ref float parameters", "ref float z"),
            panel.Sums,
            single: null,
            tiling =>
            {
                ForwardEmitter.WriteParameters(writer, last);
                RowTiles.Columns(writer, tiling, span => Units(writer, last.Units, tiling.Rows, () => SumsTile(writer, last, panel, tiling, span)));
            });
    }

    /// <summary>The loop over units, of which the last tile overlaps the one before it.</summary>
    private static void Units(CodeWriter writer, int units, int tileUnits, Action tile)
    {
        using CodeWriter.Scope loop = writer.Block($"for (int unit = 0; unit < {units}; unit += {tileUnits})");
        writer.Line($"int first = {(units % tileUnits == 0 ? "unit" : $"Math.Min(unit, {units - tileUnits})")};");
        tile();
    }

    private static void SumsTile(CodeWriter writer, MatrixPlan last, PanelPlan panel, Tiling tiling, ColumnSpan span)
    {
        int units = tiling.Rows;
        string Place(int unit, int vector) => ProductEmitter.Place(unit * panel.Rows, vector);
        var emitter = new ProductEmitter(
            "left", 1, last.PaddedUnits, "right", (step, vector) => ProductEmitter.Place(step * panel.Rows, vector), $"{panel.Rows}", $"{last.Inputs}", units, span.Vectors, panel.Sums.Accumulators, tiling.Accumulators);
        if (last.HasBiases)
            writer.Line($"TLanes {string.Join(", ", Enumerable.Range(0, units).Select(unit => $"b{unit} = TLanes.Broadcast(ref biases, {ProductEmitter.Place("first", 0)}{(unit == 0 ? "" : $" + {unit}")})"))};");
        emitter.Declare(writer, (unit, _) => last.HasBiases ? $"b{unit}" : "TLanes.Zero");
        writer.Line("ref float left = ref Floats.At(ref weights, first);");
        writer.Line("ref float right = ref Floats.At(ref panel, column);");
        writer.Line($"ref float result = ref Floats.At(ref z, first * {panel.Rows} + column);");
        emitter.Accumulate(writer, "result", Place);
        for (int unit = 0; unit < units; unit++)
        {
            for (int vector = 0; vector < span.Vectors; vector++)
                writer.Line($"{ProductEmitter.Sum(unit, vector)}.Store(ref result, {Place(unit, vector)});");
        }
    }
}
