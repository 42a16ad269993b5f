using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Emission.Windows;

/// <summary>Writes what gathers rows of tables, and the gradients of these, as calls of the library's kernels for any table.</summary>
internal static class GatherEmitter
{
    public static void Emit(CodeWriter writer, GatherKernel kernel) => MethodEmitter.Emit(
        writer,
        kernel.Meaning,
        $"public static void {kernel.Name}(ref float x, ref float table, ref float a, int rows)",
        () =>
        {
            using CodeWriter.Scope rows = writer.Block("for (int row = 0; row < rows; row++)");
            foreach (NumberRun run in kernel.Rows.Runs)
                writer.Line($"Embeddings.Gather({At("x", kernel.Rows.SourceRow, run.First)}, {run.Count}, ref table, {Sizes(kernel.Table)}, {At("a", kernel.Rows.ResultRow, run.Start)}, {kernel.Rows.Distance});");
            foreach (NumberRun run in kernel.Kept)
                writer.Line($"Tensors.CopyRuns({At("x", kernel.Rows.SourceRow, run.First)}, {run.Count}, {At("a", kernel.Rows.ResultRow, run.Start)}, {run.Count}, {run.Count}, 1);");
        });

    public static void Emit(CodeWriter writer, ScatterAddKernel kernel) => MethodEmitter.Emit(
        writer,
        $"{kernel.Meaning}; added to the sums, which the library has cleared before the first block.",
        $"public static void {kernel.Name}(ref float x, ref float da, ref float sums, int rows)",
        () =>
        {
            using CodeWriter.Scope rows = writer.Block("for (int row = 0; row < rows; row++)");
            foreach (NumberRun run in kernel.Rows.Runs)
                writer.Line($"Embeddings.ScatterAdd<TLanes>({At("x", kernel.Rows.SourceRow, run.First)}, {run.Count}, {At("da", kernel.Rows.ResultRow, run.Start)}, {kernel.Rows.Distance}, ref sums, {Sizes(kernel.Table)});");
        });

    private static string Sizes(TablePlan table) => $"{table.Count}, {table.Stride}, {table.Size}";

    private static string At(string rows, int distance, int start) => $"ref Floats.At(ref {rows}, row * {distance}{(start == 0 ? "" : $" + {start}")})";
}
