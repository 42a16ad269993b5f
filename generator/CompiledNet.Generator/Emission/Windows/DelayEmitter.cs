using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.States;

namespace CompiledNet.Generator.Emission.Windows;

/// <summary>Writes what rows had some steps before, and the sums of what goes back to them.</summary>
internal static class DelayEmitter
{
    public static void Emit(CodeWriter writer, DelayKernel kernel)
    {
        RingPlan ring = kernel.Ring;
        if (kernel.IsStep)
        {
            MethodEmitter.EmitInlined(
                writer,
                kernel.Meaning,
                $"public static void {kernel.Name}(ref float x, ref float result, ref float ring, uint position)",
                () => writer.Line($"Streams.Delay(ref x, ref result, ref ring, position, {ring.Channels}, {ring.Stride}, {ring.Capacity}, {ring.Elements}, {ring.Dilation}, {kernel.Distance});"));
            return;
        }

        MethodEmitter.Emit(
            writer,
            kernel.Meaning,
            $"public static void {kernel.Name}(ref float x, ref float result, ReadOnlySpan<StreamMemory> streams, int rows)",
            () =>
            {
                using CodeWriter.Scope all = writer.Block("for (int stream = 0; stream < streams.Length; stream++)");
                writer.Lines($"""
                    Streams.Delays(
                        {Names.Row("x", "stream", kernel.SourceRow)}, streams.Length * {kernel.SourceRow}, {Names.Row("result", "stream", kernel.ResultRow)}, streams.Length * {kernel.ResultRow},
                        {Names.At("streams[stream].Start", ring.Offset)}, streams[stream].Position, rows / streams.Length, {ring.Channels}, {ring.Stride}, {ring.Capacity}, {ring.Elements}, {ring.Dilation}, {kernel.Distance});
                    """);
            });
    }

    public static void Emit(CodeWriter writer, DelaySumKernel kernel) => MethodEmitter.Emit(
        writer,
        kernel.Meaning,
        $"public static void {kernel.Name}(ref float d, ref float result, int streams, int rows)",
        () => writer.Line($"Streams.AddDelays(ref d, {kernel.SourceRow}, ref result, {kernel.ResultRow}, {kernel.Channels}, {kernel.Distance}, {kernel.Elements}, {kernel.Dilation}, streams, rows);"));
}
