using CompiledNet.Generator.Emission.Rowwise;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Rowwise;

namespace CompiledNet.Generator.Emission.Products;

/// <summary>Writes one row of a product with all that follows it.</summary>
internal static class RowEmitter
{
    public static void Emit(CodeWriter writer, NetworkModel network, RowKernel kernel)
    {
        MatrixPlan dense = kernel.Matrix;
        Signature signature = kernel.KeepsSums
            ? new(kernel.Name, "ref float x", "ref float parameters", "ref float z", "ref float a")
            : new(kernel.Name, "ref float x", "ref float parameters", "ref float a");
        string comment = $"One row: {ForwardEmitter.Formula(kernel.Operation, kernel.Epilogue)}{(kernel.Rest is { } follows ? $", {follows.Meaning}" : "")}";
        if (kernel.IsInlined)
            MethodEmitter.EmitInlined(writer, comment, signature.Declaration(), WriteBody);
        else
            MethodEmitter.Emit(writer, comment, signature.Declaration(), WriteBody);
        if (dense.IsDot && kernel.Epilogue is { } epilogue)
            DotEmitter.EmitOutput(writer, kernel, epilogue);

        void WriteBody()
        {
            ForwardEmitter.WriteParameters(writer, dense);
            if (dense.IsDot)
            {
                DotEmitter.ForwardRow(writer, network, kernel, "a", () => DotEmitter.AddProducts(writer, dense));
                return;
            }

            if (kernel.Rest is { } rest)
            {
                WriteWholeRow(writer, kernel, rest);
                return;
            }

            RowTiles.Columns(writer, kernel.Tiling, span =>
            {
                ForwardEmitter.WriteSums(writer, dense, span, "ref x");
                WriteOutputs(writer, kernel, span, "a");
            });
        }
    }

    /// <summary>The pre-activations of the row, in a register where they are one vector, and then what needs all of them.</summary>
    private static void WriteWholeRow(CodeWriter writer, RowKernel kernel, RowwiseKernel rest)
    {
        OneVectorRows oneVector = ((UnitsInLanes)rest.Layout).OneVector;
        if (oneVector != OneVectorRows.Nowhere)
            writer.Line("TLanes logits = TLanes.Zero;");
        RowTiles.Columns(writer, kernel.Tiling, span =>
        {
            ForwardEmitter.WriteSums(writer, kernel.Matrix, span, "ref x");
            if (oneVector != OneVectorRows.Nowhere)
                writer.Line($"logits = {ProductEmitter.Sum(0, 0)};");
            if (oneVector == OneVectorRows.Everywhere)
                return;
            using CodeWriter.Scope? narrower = oneVector == OneVectorRows.WidestVectors ? writer.Block($"if (TLanes.Count < {Machine.WidestVector})") : null;
            for (int vector = 0; vector < span.Vectors; vector++)
                writer.Line($"{ProductEmitter.Sum(0, vector)}.Store(ref z, {ProductEmitter.Place("column", vector)});");
        });
        RowwiseEmitter.WriteRow(writer, rest, "logits");
    }

    /// <summary>Stores the vectors of a tile; the last layer's rows end where the caller's memory may end.</summary>
    public static void WriteOutputs(CodeWriter writer, RowKernel kernel, ColumnSpan span, string output)
    {
        for (int vector = 0; vector < span.Vectors; vector++)
        {
            string place = ProductEmitter.Place("column", vector);
            EpilogueEmitter.Write(writer, kernel.Epilogue, ProductEmitter.Sum(0, vector), value => kernel.IsLast && !kernel.Matrix.HasPlainResults
                ? $"{value}.StoreFirst(ref {output}, {place}, {kernel.Matrix.Units} - ({place}));"
                : $"{value}.Store(ref {output}, {place});");
        }
    }
}
