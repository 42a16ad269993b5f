using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission;

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
                foreach (BufferPlan buffer in plan.InferenceRow.Buffers)
                    writer.Line($"ref float {buffer.Name} = {Names.At("scratch", buffer.Offset)};");
                for (int layer = 1; layer <= plan.Layers.Count; layer++)
                    WriteCall(writer, plan, layer);
            });
        for (int layer = 1; layer <= plan.Layers.Count && plan.IsStraight; layer++)
            EmitLayer(writer, plan, layer);
    }

    private static void WriteCall(CodeWriter writer, ExecutionPlan plan, int layer)
    {
        DensePlan dense = plan.Layers[layer - 1];
        bool isLast = layer == plan.Layers.Count;
        string input = $"ref {ExecutionPlan.Activations(layer - 1)}";
        string output = isLast && (plan.IsStraight || dense.HasPlainOutputs) ? "ref y" : $"ref {ExecutionPlan.Activations(layer)}";
        if (plan.IsStraight)
        {
            string z = KeepsSums(dense) ? $"ref {ExecutionPlan.Activations(layer)}, " : "";
            writer.Line($"{Names.KernelsFor(plan.Network, dense.PaddedUnits)}{dense.Layer.Name}Row({input}, ref parameters, {z}{output});");
            return;
        }

        LayerCalls.Forward(writer, plan, layer, input, output, "1");
        if (isLast && !dense.HasPlainOutputs)
            ForwardPassEmitter.WriteOutputs(writer, plan, "ref y", "1");
        else
            LayerCalls.Activation(writer, plan, layer, output, output, "1");
    }

    /// <summary>Whether a layer's weighted sums go through memory: softmax needs all of them before it gives any.</summary>
    private static bool KeepsSums(DensePlan dense) => dense.Layer.Activation.Function is Softmax;

    private static void EmitLayer(CodeWriter writer, ExecutionPlan plan, int layer)
    {
        DensePlan dense = plan.Layers[layer - 1];
        string name = $"{dense.Layer.Name}Row";
        string comment = $"One row: {DenseForwardEmitter.Formula(dense, layer)}";
        bool isLast = layer == plan.Layers.Count;
        if (dense.IsDot)
        {
            MethodEmitter.EmitInlined(writer, comment, new Signature(name, "ref float x", "ref float parameters", "ref float a").Declaration(), () =>
            {
                DenseForwardEmitter.WriteParameters(writer, dense);
                DotEmitter.ForwardRow(writer, dense);
            });
            return;
        }

        Signature signature = KeepsSums(dense)
            ? new(name, "ref float x", "ref float parameters", "ref float z", "ref float a")
            : new(name, "ref float x", "ref float parameters", "ref float a");
        string results = KeepsSums(dense) ? "z" : "a";
        MethodEmitter.EmitInlined(writer, comment, signature.Declaration(), () =>
        {
            DenseForwardEmitter.WriteParameters(writer, dense);
            RowTiles.Columns(writer, dense.ForwardRow, span =>
            {
                DenseForwardEmitter.WriteSums(writer, dense, rows: 1, span, "ref x");
                for (int vector = 0; vector < span.Vectors; vector++)
                    writer.Line(Store(dense, ProductEmitter.Sum(0, vector), results, ProductEmitter.Place("column", vector), isLast));
            });
            if (KeepsSums(dense))
                SoftmaxEmitter.WriteRow(writer, plan.Network, dense, isLast);
        });
    }

    /// <summary>Stores a vector of a row; the last layer's rows end where the caller's memory may end.</summary>
    private static string Store(DensePlan dense, string sum, string results, string place, bool isLast)
    {
        string value = dense.Layer.Activation.Function is ElementwiseActivation function && !LayerCalls.IsLinear(dense)
            ? $"({function.Forward(sum, dense.Layer.Activation.Parameter)})"
            : sum;
        return isLast && !KeepsSums(dense) && !dense.HasPlainOutputs
            ? $"{value}.StoreFirst(ref {results}, {place}, {dense.Layer.OutputSize} - ({place}));"
            : $"{value}.Store(ref {results}, {place});";
    }
}
