using CompiledNet.Generator.Emission.Layers;
using CompiledNet.Generator.Emission.Products;
using CompiledNet.Generator.Emission.Rowwise;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Rowwise;

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
            $"y = a[{plan.Layers.Count}] of one row.",
            "public static void RunRow(ref float x, ref float y, ref float parameters, ref float scratch)",
            () =>
            {
                if (plan.Row.HasRegisterPass)
                    RowRegistersEmitter.WriteCall(writer, plan);
                PassEmitter.WriteRow(writer, plan, plan.InferenceRow, "scratch");
            });
        if (plan.Row.HasRegisterPass)
            RowRegistersEmitter.Emit(writer, plan);
        for (int layer = 1; layer <= plan.Layers.Count && plan.Row.IsStraight; layer++)
            EmitLayer(writer, plan, layer);
    }

    private static void EmitLayer(CodeWriter writer, ExecutionPlan plan, int layer)
    {
        DensePlan dense = plan.Layers[layer - 1];
        bool isLast = layer == plan.Layers.Count;
        string name = $"{dense.Layer.Name}Row";
        Signature signature = WholeRows.GoThroughMemory(plan.Programs, layer, dense.PaddedUnits)
            ? new(name, "ref float x", "ref float parameters", "ref float z", "ref float a")
            : new(name, "ref float x", "ref float parameters", "ref float a");
        string comment = $"One row: {DenseForwardEmitter.RowFormula(dense, layer)}";
        if (plan.Row.IsInlined)
            MethodEmitter.EmitInlined(writer, comment, signature.Declaration(), WriteBody);
        else
            MethodEmitter.Emit(writer, comment, signature.Declaration(), WriteBody);

        void WriteBody()
        {
            DenseForwardEmitter.WriteParameters(writer, dense);
            if (dense.IsDot)
            {
                DotEmitter.ForwardRow(writer, dense, "a", () => DotEmitter.AddProducts(writer, dense));
                return;
            }

            if (WholeRows.AreNeeded(plan.Programs, layer))
            {
                WriteWholeRow(writer, plan, layer);
                return;
            }

            RowTiles.Columns(writer, dense.ForwardRow, span =>
            {
                DenseForwardEmitter.WriteSums(writer, dense, rows: 1, span, "ref x");
                WriteOutputs(writer, dense, span, "a", isLast);
            });
        }
    }

    /// <summary>The pre-activations of the row, in a register where they are one vector, and then what needs all of them.</summary>
    private static void WriteWholeRow(CodeWriter writer, ExecutionPlan plan, int layer)
    {
        DensePlan dense = plan.Layers[layer - 1];
        RowwiseKernel kernel = ActivationKernels.OfRow(plan, layer, "a");
        OneVectorRows oneVector = ((UnitsInLanes)kernel.Layout).OneVector;
        if (oneVector != OneVectorRows.Nowhere)
            writer.Line("TLanes logits = TLanes.Zero;");
        RowTiles.Columns(writer, dense.ForwardRow, span =>
        {
            DenseForwardEmitter.WriteSums(writer, dense, rows: 1, span, "ref x");
            if (oneVector != OneVectorRows.Nowhere)
                writer.Line($"logits = {ProductEmitter.Sum(0, 0)};");
            if (oneVector == OneVectorRows.Everywhere)
                return;
            using CodeWriter.Scope? narrower = oneVector == OneVectorRows.WidestVectors ? writer.Block($"if (TLanes.Count < {Machine.WidestVector})") : null;
            for (int vector = 0; vector < span.Vectors; vector++)
                writer.Line($"{ProductEmitter.Sum(0, vector)}.Store(ref z, {ProductEmitter.Place("column", vector)});");
        });
        RowwiseEmitter.WriteRow(writer, kernel, "logits");
    }

    /// <summary>Stores the vectors of a tile; the last layer's rows end where the caller's memory may end.</summary>
    public static void WriteOutputs(CodeWriter writer, DensePlan dense, ColumnSpan span, string output, bool isLast)
    {
        for (int vector = 0; vector < span.Vectors; vector++)
        {
            string place = ProductEmitter.Place("column", vector);
            string value = DenseForwardEmitter.Activated(dense, ProductEmitter.Sum(0, vector));
            writer.Line(isLast && !dense.HasPlainOutputs
                ? $"{value}.StoreFirst(ref {output}, {place}, {dense.Layer.OutputSize} - ({place}));"
                : $"{value}.Store(ref {output}, {place});");
        }
    }
}
