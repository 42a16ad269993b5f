using CompiledNet.Generator.Emission.Products;
using CompiledNet.Generator.Emission.Rowwise;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Rowwise;

namespace CompiledNet.Generator.Emission.Layers;

/// <summary>
/// Writes the outputs of a last layer with softmax over few classes, many rows at a time. Rows become lanes: the layer's
/// inputs are transposed into a panel, and the outputs back.
/// </summary>
internal static class PanelEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan, PanelPlan panel)
    {
        RowwiseKernel activation = ActivationKernels.OfPanel(plan, plan.Layers.Count, panel);
        EmitPanels(writer, plan, panel, activation);
        EmitSums(writer, plan, panel);
        RowwiseEmitter.Emit(writer, activation);
    }

    private static void EmitPanels(CodeWriter writer, ExecutionPlan plan, PanelPlan panel, RowwiseKernel activation)
    {
        DensePlan last = Last(plan);
        string name = last.Layer.Name;
        int units = last.Layer.OutputSize;
        MethodEmitter.Emit(
            writer,
            $"a[{plan.Layers.Count}] = softmax(z[{plan.Layers.Count}]) in panels of {panel.Rows} rows, which lie side by side in vectors; the last panel overlaps the one before it.",
            $"public static void {name}Panels(ref float x, ref float parameters, ref float panel, ref float z, ref float a, int rows)",
            () =>
            {
                string kernels = Names.KernelsFor(plan.Network, last.PaddedUnits);
                using (writer.Block($"if (rows < {panel.Rows})"))
                {
                    writer.Line($"{kernels}{name}Forward(ref x, ref parameters, ref z, rows);");
                    writer.Line($"{kernels}{name}{(last.HasPlainOutputs ? "Activation" : "Outputs")}(ref z, ref a, rows);");
                    writer.Line("return;");
                }

                RowTiles.Rows(writer, panel.Rows, () => writer.Lines($"""
                    Panel.Transpose({Names.Row("x", "first", last.InputStride)}, {last.InputStride}, {panel.Rows}, {last.Layer.InputSize}, ref panel, {panel.Rows});
                    {name}PanelSums(ref panel, ref parameters, ref z);
                    {activation.Name}(ref z);
                    Panel.Transpose(ref z, {panel.Rows}, {units}, {panel.Rows}, {Names.Row("a", "first", units)}, {units});
                    """));
            });
    }

    private static void EmitSums(CodeWriter writer, ExecutionPlan plan, PanelPlan panel)
    {
        DensePlan last = Last(plan);
        TiledMethods.Emit(
            writer,
            $"z[{plan.Layers.Count}] of a panel: each weight is broadcast to {panel.Rows} rows.",
            new Signature($"{last.Layer.Name}PanelSums", "ref float panel", "ref float parameters", "ref float z"),
            panel.Sums,
            row: null,
            tiling =>
            {
                DenseForwardEmitter.WriteParameters(writer, last);
                RowTiles.Columns(writer, tiling, span => Units(writer, last.Layer.OutputSize, tiling.Rows, () => SumsTile(writer, last, panel, tiling.Rows, span)));
            });
    }

    /// <summary>The loop over units, of which the last tile overlaps the one before it.</summary>
    private static void Units(CodeWriter writer, int units, int tileUnits, Action tile)
    {
        using CodeWriter.Scope loop = writer.Block($"for (int unit = 0; unit < {units}; unit += {tileUnits})");
        writer.Line($"int first = {(units % tileUnits == 0 ? "unit" : $"Math.Min(unit, {units - tileUnits})")};");
        tile();
    }

    private static void SumsTile(CodeWriter writer, DensePlan last, PanelPlan panel, int units, ColumnSpan span)
    {
        var emitter = new ProductEmitter(
            "left", 1, last.PaddedUnits, "right", (step, vector) => ProductEmitter.Place(step * panel.Rows, vector), $"{panel.Rows}", $"{last.Layer.InputSize}", units, span.Vectors, panel.Sums.Accumulators);
        if (last.Layer.UseBias)
            writer.Line($"TLanes {string.Join(", ", Enumerable.Range(0, units).Select(unit => $"b{unit} = TLanes.Broadcast(Unsafe.Add(ref biases, {ProductEmitter.Place("first", 0)}{(unit == 0 ? "" : $" + {unit}")}))"))};");
        emitter.Declare(writer, (unit, _) => last.Layer.UseBias ? $"b{unit}" : "TLanes.Zero");
        writer.Line("ref float left = ref Unsafe.Add(ref weights, first);");
        writer.Line("ref float right = ref Unsafe.Add(ref panel, column);");
        emitter.Accumulate(writer);
        writer.Line($"ref float result = ref Unsafe.Add(ref z, first * {panel.Rows} + column);");
        for (int unit = 0; unit < units; unit++)
        {
            for (int vector = 0; vector < span.Vectors; vector++)
                writer.Line($"{ProductEmitter.Sum(unit, vector)}.Store(ref result, {ProductEmitter.Place(unit * panel.Rows, vector)});");
        }
    }

    private static DensePlan Last(ExecutionPlan plan) => plan.Layers[plan.Layers.Count - 1];
}
