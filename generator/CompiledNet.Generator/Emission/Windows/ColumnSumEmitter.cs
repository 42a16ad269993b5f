using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning.Kernels;

namespace CompiledNet.Generator.Emission.Windows;

/// <summary>Writes sums over all positions of all rows.</summary>
internal static class ColumnSumEmitter
{
    public static void Emit(CodeWriter writer, ColumnSumKernel kernel) => MethodEmitter.Emit(
        writer,
        $"{kernel.Meaning}; the first block starts from zero, a further one goes on.",
        $"public static void {kernel.Name}(ref float d, ref float sums, int rows, bool isFirst)",
        () => writer.Line($"ColumnSums.Add<TLanes>(ref d, {kernel.Layout.Stride}, rows, ref sums, isFirst);"));
}
