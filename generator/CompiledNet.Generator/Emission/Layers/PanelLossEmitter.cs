using CompiledNet.Generator.Emission.Products;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Losses;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Layers;

/// <summary>
/// Writes cross-entropy over few classes for many rows: rows become lanes, so that one logarithm and one division serve
/// as many rows as a vector has lanes.
/// </summary>
internal static class PanelLossEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan, PanelPlan panel, LossFunction loss)
    {
        EmitPanels(writer, plan, panel, loss);
        EmitPanel(writer, plan, panel, loss);
    }

    private static void EmitPanels(CodeWriter writer, ExecutionPlan plan, PanelPlan panel, LossFunction loss) => MethodEmitter.Emit(
        writer,
        $"The same in panels of {panel.Rows} rows, which lie side by side in vectors, and then row by row.",
        $"public static double {loss.Name}Panels(ref float inputs, ref float targets, ref float gradients, ref float panel, float factor, int rows)",
        () =>
        {
            MatrixPlan last = plan.Matrices[plan.Matrices.Count - 1];
            int stride = last.PaddedUnits;
            int columns = Padding.RoundUp(last.Units, Machine.NarrowestVector);
            string kernels = Names.KernelsFor(plan.Network, last.HasNarrowResults);
            int length = stride * panel.Rows;
            writer.Line("ref float z = ref panel;");
            writer.Line($"ref float y = {Names.At("panel", length)};");
            writer.Line($"ref float dz = {Names.At("panel", 2 * length)};");
            writer.Line($"ref float losses = {Names.At("panel", 3 * length)};");
            writer.Line("double total = 0;");
            writer.Line("int row = 0;");
            using (writer.Block($"for (; row <= rows - {panel.Rows}; row += {panel.Rows})"))
            {
                writer.Lines($"""
                    Panel.Transpose({Names.Row("inputs", "row", stride)}, {stride}, {panel.Rows}, {columns}, ref z, {panel.Rows});
                    Panel.Transpose({Names.Row("targets", "row", stride)}, {stride}, {panel.Rows}, {columns}, ref y, {panel.Rows});
                    {loss.Name}Panel(ref z, ref y, ref dz, ref losses, factor);
                    Panel.Transpose(ref dz, {panel.Rows}, {stride}, {panel.Rows}, {Names.Row("gradients", "row", stride)}, {stride});
                    for (int lane = 0; lane < {panel.Rows}; lane++)
                        total += 4.0 * Unsafe.Add(ref losses, lane);
                    """);
            }

            writer.Lines($"""
                if (row < rows)
                    total += {kernels}{loss.Name}({Names.Row("inputs", "row", stride)}, {Names.Row("targets", "row", stride)}, {Names.Row("gradients", "row", stride)}, factor, rows - row);
                return total;
                """);
        });

    private static void EmitPanel(CodeWriter writer, ExecutionPlan plan, PanelPlan panel, LossFunction loss) => MethodEmitter.Emit(
        writer,
        "A quarter of L, and dz, of one panel.",
        $"public static void {loss.Name}Panel(ref float z, ref float y, ref float dz, ref float losses, float factor)",
        () =>
        {
            MatrixPlan last = plan.Matrices[plan.Matrices.Count - 1];
            int units = last.Units;
            int end = units * panel.Rows;
            string loop = $"for (int unit = 0; unit < {end}; unit += {panel.Rows})";
            writer.Line("TLanes scale = TLanes.Broadcast(factor);");
            writer.Line("TLanes quarter = TLanes.Broadcast(0.25f);");
            using (writer.Block($"for (int column = 0; column < {panel.Rows}; column += TLanes.Count)"))
            {
                writer.Line("ref float value = ref Unsafe.Add(ref z, column);");
                writer.Line("ref float target = ref Unsafe.Add(ref y, column);");
                writer.Line("ref float result = ref Unsafe.Add(ref dz, column);");
                Halves.Write(writer, "max", "value", units, panel.Rows, Halves.Largest);
                writer.Line(loop);
                writer.Line("    Exp.OfNonPositiveScaled(TLanes.Load(ref value, unit) - max0).Store(ref result, unit);");
                Halves.Write(writer, "sum", "result", units, panel.Rows, Halves.Sum);
                writer.Line("TLanes logarithm = Log.Of(sum0 * TLanes.Broadcast(Exp.Unscale)) * quarter;");
                writer.Line("TLanes most = max0 * quarter;");
                writer.Line(loop);
                writer.Line("    (TLanes.Load(ref target, unit) * (TLanes.NegatedMultiplyAdd(TLanes.Load(ref value, unit), quarter, most) + logarithm)).Store(ref value, unit);");
                Halves.Write(writer, "loss", "value", units, panel.Rows, Halves.Sum);
                writer.Line("(TLanes.Zero + loss0).Store(ref losses, column);");
                Halves.Write(writer, "weight", "target", units, panel.Rows, Halves.Sum);
                writer.Line("TLanes softmax = (TLanes.Zero + weight0) / sum0;");
                writer.Line(loop);
                writer.Line("    ((TLanes.Load(ref result, unit) * softmax - TLanes.Load(ref target, unit)) * scale).Store(ref result, unit);");
            }

            if (units < last.PaddedUnits)
            {
                writer.Lines($"""
                    for (int unit = {end}; unit < {last.PaddedUnits * panel.Rows}; unit += TLanes.Count)
                        TLanes.Zero.Store(ref dz, unit);
                    """);
            }
        });
}
