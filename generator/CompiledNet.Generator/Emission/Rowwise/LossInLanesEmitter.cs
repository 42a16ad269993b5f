using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Rowwise;

namespace CompiledNet.Generator.Emission.Rowwise;

/// <summary>
/// Writes how a loss goes through rows in panels: rows become lanes, so that one logarithm and one division serve as many rows as a vector
/// has lanes.
/// </summary>
internal static class LossInLanesEmitter
{
    public static void Emit(CodeWriter writer, NetworkModel network, LossInLanesKernel kernel)
    {
        RowwiseKernel rows = kernel.Rows;
        RowwiseKernel panel = kernel.Block;
        var layout = (RowsInLanes)panel.Layout;
        RowPlace[] blocks = [.. panel.Places.Where(place => place.Rows == RowMemory.Padded)];
        string Block(RowPlace place) => $"{place.Name}Block";
        MethodEmitter.Emit(
            writer,
            $"The same in panels of {layout.Rows} rows, which lie side by side in vectors, and then row by row.",
            $"public static double {kernel.Name}({string.Join(", ", rows.Places.Select(place => $"ref float {place.Name}"))}, ref float panel, float factor, int rows, double {RowwiseEmitter.Total})",
            () =>
            {
                int stride = layout.PaddedUnits;
                int columns = Padding.RoundUp(layout.Units, Machine.NarrowestVector);
                for (int block = 0; block < panel.Places.Count; block++)
                    writer.Line($"ref float {Block(panel.Places[block])} = {Names.At("panel", block * stride * layout.Rows)};");
                writer.Line("int row = 0;");
                using (writer.Block($"for (; row <= rows - {layout.Rows}; row += {layout.Rows})"))
                {
                    foreach (RowPlace place in blocks.Where(place => place.Holds is not null))
                        writer.Line($"Panel.Transpose({Names.Row(place.Name, "row", stride)}, {stride}, {layout.Rows}, {columns}, ref {Block(place)}, {layout.Rows});");
                    writer.Line($"{panel.Name}({string.Join(", ", panel.Places.Select(place => $"ref {Block(place)}"))}, factor);");
                    foreach (RowPlace place in blocks.Where(place => place.Gets is not null))
                        writer.Line($"Panel.Transpose(ref {Block(place)}, {layout.Rows}, {stride}, {layout.Rows}, {Names.Row(place.Name, "row", stride)}, {stride});");
                    writer.Lines($"""
                        for (int lane = 0; lane < {layout.Rows}; lane++)
                            {RowwiseEmitter.Total} += {RowwiseEmitter.Double(kernel.Unit)} * Floats.At(ref {Block(panel.Places[panel.Places.Count - 1])}, lane);
                        """);
                }

                writer.Lines($"""
                    if (row < rows)
                        {RowwiseEmitter.Total} = {Names.KernelsFor(network, rows.Lanes)}{rows.Name}({string.Join(", ", rows.Places.Select(place => Names.Row(place.Name, "row", stride)))}, factor, rows - row, {RowwiseEmitter.Total});
                    return {RowwiseEmitter.Total};
                    """);
            });
    }
}
