using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Model;
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
            string z = KeepsSums(plan.Network, dense) ? $"ref {ExecutionPlan.Activations(layer)}, " : "";
            writer.Line($"{Names.KernelsFor(plan.Network, dense.PaddedUnits)}{dense.Layer.Name}Row({input}, ref parameters, {z}{output});");
            return;
        }

        LayerCalls.Forward(writer, plan, layer, input, output, "1");
        if (isLast && !dense.HasPlainOutputs)
            ForwardPassEmitter.WriteOutputs(writer, plan, "ref y", "1");
        else
            LayerCalls.Activation(writer, plan, layer, output, output, "1");
    }

    /// <summary>
    /// Whether a layer's weighted sums go through memory: softmax needs all of them before it gives any, and where a row is
    /// several vectors there may be too many.
    /// </summary>
    private static bool KeepsSums(NetworkModel network, DensePlan dense) =>
        dense.Layer.Activation.Function is Softmax && !SoftmaxEmitter.IsOneVector(network, dense).OnAll;

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

        bool isSoftmax = dense.Layer.Activation.Function is Softmax;
        bool keepsSums = KeepsSums(plan.Network, dense);
        Signature signature = keepsSums
            ? new(name, "ref float x", "ref float parameters", "ref float z", "ref float a")
            : new(name, "ref float x", "ref float parameters", "ref float a");
        MethodEmitter.EmitInlined(writer, comment, signature.Declaration(), () =>
        {
            DenseForwardEmitter.WriteParameters(writer, dense);
            bool keepsRegister = isSoftmax && SoftmaxEmitter.IsOneVector(plan.Network, dense).OnSome;
            if (keepsRegister)
                writer.Line("TLanes logits = TLanes.Zero;");
            RowTiles.Columns(writer, dense.ForwardRow, span =>
            {
                DenseForwardEmitter.WriteSums(writer, dense, rows: 1, span, "ref x");
                if (keepsRegister)
                    writer.Line($"logits = {ProductEmitter.Sum(0, 0)};");
                if (keepsRegister && keepsSums)
                    writer.Line($"if (TLanes.Count < {dense.PaddedUnits})");
                for (int vector = 0; vector < span.Vectors && (keepsSums || !isSoftmax); vector++)
                {
                    string place = ProductEmitter.Place("column", vector);
                    writer.Line(isSoftmax ? $"    {ProductEmitter.Sum(0, vector)}.Store(ref z, {place});" : Store(dense, ProductEmitter.Sum(0, vector), place, isLast));
                }
            });
            if (isSoftmax)
                SoftmaxEmitter.WriteRow(writer, plan.Network, dense, isLast);
        });
    }

    /// <summary>Stores a vector of a row, its activation applied; the last layer's rows end where the caller's memory may end.</summary>
    private static string Store(DensePlan dense, string sum, string place, bool isLast)
    {
        string value = LayerCalls.IsLinear(dense)
            ? sum
            : $"({((ElementwiseActivation)dense.Layer.Activation.Function).Forward(sum, dense.Layer.Activation.Parameter)})";
        return isLast && !dense.HasPlainOutputs
            ? $"{value}.StoreFirst(ref a, {place}, {dense.Layer.OutputSize} - ({place}));"
            : $"{value}.Store(ref a, {place});";
    }
}
