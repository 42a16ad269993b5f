using CompiledNet.Generator.Activations;
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
        Signature signature = SoftmaxVectors.KeepPreActivations(plan.Network, dense)
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

            if (dense.Layer.Activation.Function is Softmax)
            {
                WriteSoftmax(writer, plan.Network, dense, isLast);
                return;
            }

            RowTiles.Columns(writer, dense.ForwardRow, span =>
            {
                DenseForwardEmitter.WriteSums(writer, dense, rows: 1, span, "ref x");
                WriteOutputs(writer, dense, span, "a", isLast);
            });
        }
    }

    private static void WriteSoftmax(CodeWriter writer, NetworkModel network, DensePlan dense, bool isLast)
    {
        (bool onSome, bool onAll) = SoftmaxVectors.IsOneVector(network, dense);
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
