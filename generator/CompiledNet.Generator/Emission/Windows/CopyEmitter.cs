using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning.Kernels;

namespace CompiledNet.Generator.Emission.Windows;

/// <summary>Writes copies of runs of numbers, and zeros where none go.</summary>
internal static class CopyEmitter
{
    public static void Emit(CodeWriter writer, CopyKernel kernel) => MethodEmitter.Emit(
        writer,
        kernel.Meaning,
        $"public static void {kernel.Name}(ref float source, ref float result, int rows)",
        () =>
        {
            CopiedRuns runs = kernel.Runs;
            using CodeWriter.Scope rows = writer.Block("for (int row = 0; row < rows; row++)");
            using CodeWriter.Scope? lines = runs.Lines > 1 ? writer.Block($"for (int line = 0; line < {runs.Lines}; line++)") : null;
            writer.Line($"Tensors.CopyRuns(ref Floats.At(ref source, {Place(kernel.SourceRow, runs.Source, runs.Lines)}), {runs.Source.Run}, ref Floats.At(ref result, {Place(kernel.ResultRow, runs.Result, runs.Lines)}), {runs.Result.Run}, {runs.Length}, {runs.Count});");
        });

    public static void Emit(CodeWriter writer, ClearKernel kernel) => MethodEmitter.Emit(
        writer,
        kernel.Meaning,
        $"public static void {kernel.Name}(ref float result, int rows)",
        () => writer.Line($"Tensors.Clear(ref result, rows * {kernel.RowLength});"));

    private static string Place(int row, RunPlaces places, int lines) =>
        $"row * {row}{(lines > 1 ? $" + line * {places.Line}" : "")}{(places.Start == 0 ? "" : $" + {places.Start}")}";
}
