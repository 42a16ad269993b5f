using CompiledNet.Generator.Emission.Layers;
using CompiledNet.Generator.Emission.Products;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Passes;

/// <summary>
/// Writes the forward pass of one row. In a small network it is one straight method, without a call between the layers;
/// in a larger one the layers' methods for many rows get one.
/// </summary>
internal static class RowPassEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan)
    {
        MethodEmitter.EmitInlined(
            writer,
            $"y = a[{plan.Matrices.Count}] of one row.",
            "public static void RunRow(ref float x, ref float y, ref float parameters, ref float scratch)",
            () =>
            {
                if (plan.Row.HasRegisterPass)
                    RowRegistersEmitter.WriteCall(writer, plan);
                PassEmitter.WriteRow(writer, plan.Network, plan.InferenceRow, "scratch");
            });
        if (plan.Row.HasRegisterPass)
            RowRegistersEmitter.Emit(writer, plan);
    }

    /// <summary>Writes one row of a product with all that follows it.</summary>
    public static void Emit(CodeWriter writer, NetworkModel network, RowKernel kernel)
    {
        MatrixPlan dense = kernel.Matrix;
        Signature signature = kernel.KeepsSums
            ? new(kernel.Name, "ref float x", "ref float parameters", "ref float z", "ref float a")
            : new(kernel.Name, "ref float x", "ref float parameters", "ref float a");
        string comment = $"One row: {DenseForwardEmitter.Formula(kernel.Operation, kernel.Epilogue)}{kernel.Ending}";
        if (kernel.IsInlined)
            MethodEmitter.EmitInlined(writer, comment, signature.Declaration(), WriteBody);
        else
            MethodEmitter.Emit(writer, comment, signature.Declaration(), WriteBody);

        void WriteBody()
        {
            DenseForwardEmitter.WriteParameters(writer, dense);
            if (dense.IsDot)
            {
                DotEmitter.ForwardRow(writer, dense, kernel.Epilogue, "a", () => DotEmitter.AddProducts(writer, dense));
                return;
            }

            if (kernel.NeedsWholeRow)
            {
                WriteSoftmax(writer, network, dense, kernel.IsLast);
                return;
            }

            RowTiles.Columns(writer, dense.ForwardRow, span =>
            {
                DenseForwardEmitter.WriteSums(writer, dense, rows: 1, span, "ref x");
                WriteOutputs(writer, kernel, span, "a");
            });
        }
    }

    private static void WriteSoftmax(CodeWriter writer, NetworkModel network, MatrixPlan dense, bool isLast)
    {
        (bool onSome, bool onAll) = dense.IsOneVector(network.FusedMultiplyAdd);
        if (onSome)
            writer.Line("TLanes logits = TLanes.Zero;");
        RowTiles.Columns(writer, dense.ForwardRow, span =>
        {
            DenseForwardEmitter.WriteSums(writer, dense, rows: 1, span, "ref x");
            if (onSome)
                writer.Line($"logits = {ProductEmitter.Sum(0, 0)};");
            if (onAll)
                return;
            using CodeWriter.Scope? narrower = onSome ? writer.Block($"if (TLanes.Count < {Machine.WidestVector})") : null;
            for (int vector = 0; vector < span.Vectors; vector++)
                writer.Line($"{ProductEmitter.Sum(0, vector)}.Store(ref z, {ProductEmitter.Place("column", vector)});");
        });
        SoftmaxEmitter.WriteRow(writer, network, dense, isLast);
    }

    /// <summary>Stores the vectors of a tile; the last layer's rows end where the caller's memory may end.</summary>
    public static void WriteOutputs(CodeWriter writer, RowKernel kernel, ColumnSpan span, string output)
    {
        for (int vector = 0; vector < span.Vectors; vector++)
        {
            string place = ProductEmitter.Place("column", vector);
            string value = DenseForwardEmitter.Activated(kernel.Epilogue, ProductEmitter.Sum(0, vector));
            writer.Line(kernel.IsLast && !kernel.Matrix.HasPlainResults
                ? $"{value}.StoreFirst(ref {output}, {place}, {kernel.Matrix.Units} - ({place}));"
                : $"{value}.Store(ref {output}, {place});");
        }
    }
}
