using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.States;

namespace CompiledNet.Generator.Emission.Products;

/// <summary>Writes the product of a causal convolution that reads the ring of a stream, in tiles of neighbouring steps.</summary>
internal static class StreamProductEmitter
{
    public static void Emit(CodeWriter writer, StreamProductKernel kernel)
    {
        MatrixPlan dense = kernel.Forward.Matrix;
        string comment = $"""
            {kernel.Delays.Meaning.TrimEnd('.')}; {ForwardEmitter.Formula(kernel.Forward.Operation, kernel.Forward.Epilogue)}
            Steps of one stream are read in its ring, where they lie at their number modulo {kernel.Ring.Capacity}; those of several are put side by side.
            """;
        string[] source = [.. EpilogueSourceEmitter.Parameters(kernel.Forward.Joined)];
        var signature = new Signature(kernel.Name, ["ref float x", "ref float parameters", "ref float z", .. source.AsEnumerable(), "ref float elements", "ReadOnlySpan<StreamMemory> streams", "int rows"]);
        var tiles = new Signature(kernel.Name, ["ref float x", "ref float parameters", "ref float z", .. source.AsEnumerable(), "ref float ring", "int position", "int rows"]);
        ProductPlan product = dense.Forward;
        MethodEmitter.EmitInlined(writer, comment, signature.Declaration(), () =>
        {
            using (writer.Block($"if (streams.Length != 1 || rows < {Math.Max(product.ManyRegisters.Rows, product.FewRegisters.Rows)})"))
            {
                writer.Line($"{kernel.Delays.Name}(ref x, ref elements, streams, rows);");
                writer.Line($"{kernel.Forward.Name}(ref elements, ref parameters, ref z, {string.Concat(source.Select(_ => "ref source, "))}rows);");
                writer.Line("return;");
            }

            writer.Line($"ref float ring = {Names.At("streams[0].Start", kernel.Ring.Offset)};");
            string Call(Tiling tiling) => tiles.Call(tiling.Shape, name => name == "position" ? "(int)streams[0].Position" : null);
            if (product.ManyRegisters == product.FewRegisters)
            {
                writer.Line(Call(product.ManyRegisters));
                return;
            }

            writer.Lines($"""
                if (TLanes.Registers == {Machine.ManyRegisters})
                    {Call(product.ManyRegisters)}
                else
                    {Call(product.FewRegisters)}
                """);
        });
        foreach (Tiling tiling in new[] { product.ManyRegisters, product.FewRegisters }.Distinct())
            MethodEmitter.Emit(writer, TiledMethods.Describe(tiling), tiles.Declaration(tiling.Shape), () => WriteTiles(writer, kernel, tiling));
    }

    private static void WriteTiles(CodeWriter writer, StreamProductKernel kernel, Tiling tiling)
    {
        MatrixPlan dense = kernel.Forward.Matrix;
        RingPlan ring = kernel.Ring;
        int together = kernel.StepsAtOnce(tiling);
        ForwardEmitter.WriteParameters(writer, dense);
        using CodeWriter.Scope parts = writer.Block($"for (int start = 0; start < rows; start += {together})");
        writer.Line($"int end = Math.Min(start + {together}, rows);");
        writer.Line($"Streams.Append({Names.Row("x", "start", kernel.SourceRow)}, {kernel.SourceRow}, ref ring, position + start, end - start, {ring.Channels}, {ring.Stride}, {ring.Capacity}, {RingPlan.Mirrored});");
        RowTiles.Columns(writer, tiling, span =>
        {
            EpilogueSourceEmitter.WriteWeights(writer, kernel.Forward.Joined, span);
            using CodeWriter.Scope rows = writer.Block($"for (int row = start; row < end; row += {tiling.Rows})");
            writer.Line($"int first = Math.Min(row, end - {tiling.Rows});");
            ProductEmitter emitter = ForwardEmitter.DeclareSums(writer, dense, tiling.Rows, span, tiling.Accumulators, ring.Channels, ring.Stride);
            string[] elements = [.. Enumerable.Range(0, ring.Elements).Select(element => $"left{element}")];
            for (int element = 0; element < ring.Elements; element++)
            {
                int delay = (ring.Elements - 1 - element) * ring.Dilation;
                writer.Line($"ref float {elements[element]} = ref Floats.At(ref ring, ((position + first{(delay == 0 ? "" : $" - {delay}")}) & {ring.Capacity - 1}) * {ring.Stride});");
            }

            writer.Line($"ref float right = {PackedWeights.Column(dense, "weights")};");
            writer.Line($"ref float result = ref Floats.At(ref z, first * {dense.PaddedUnits} + column);");
            emitter.AccumulateParts(writer, elements, "result", (row, vector) => ProductEmitter.Place(row * dense.PaddedUnits, vector));
            EpilogueSourceEmitter.WriteResults(writer, dense, kernel.Forward.Epilogue, kernel.Forward.Joined, tiling.Rows, span);
        });
    }
}
