using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission;

/// <summary>
/// Writes the forward pass of one row: a method for each layer with its activation. In a small network they become one
/// straight method, without a call between the layers.
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
        for (int layer = 1; layer <= plan.Layers.Count; layer++)
            EmitLayer(writer, plan, layer);
    }

    private static void WriteCall(CodeWriter writer, ExecutionPlan plan, int layer)
    {
        DensePlan dense = plan.Layers[layer - 1];
        string a = layer == plan.Layers.Count ? "ref y" : $"ref {ExecutionPlan.Activations(layer)}";
        string z = KeepsSums(dense) ? $"ref {ExecutionPlan.Activations(layer)}, " : "";
        writer.Line($"{Names.KernelsFor(plan.Network, dense.PaddedUnits)}{dense.Layer.Name}Row(ref {ExecutionPlan.Activations(layer - 1)}, ref parameters, {z}{a});");
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
            EmitMethod(writer, plan, comment, new Signature(name, "ref float x", "ref float parameters", "ref float a").Declaration(), () =>
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
        void Body(Tiling tiling)
        {
            DenseForwardEmitter.WriteParameters(writer, dense);
            RowTiles.Columns(writer, tiling, span =>
            {
                DenseForwardEmitter.WriteSums(writer, dense, rows: 1, span, "ref x");
                for (int vector = 0; vector < span.Vectors; vector++)
                    writer.Line(Store(dense, ProductEmitter.Sum(0, vector), results, ProductEmitter.Place("column", vector), isLast));
            });
            if (KeepsSums(dense))
                SoftmaxEmitter.WriteRow(writer, dense, isLast);
        }

        if (dense.ForwardRow.FewRegisters == dense.ForwardRow.ManyRegisters)
            EmitMethod(writer, plan, comment, signature.Declaration(), () => Body(dense.ForwardRow.ManyRegisters));
        else
            TiledMethods.Emit(writer, comment, signature, dense.ForwardRow, Body);
    }

    private static void EmitMethod(CodeWriter writer, ExecutionPlan plan, string comment, string declaration, Action body)
    {
        if (plan.IsStraight)
            MethodEmitter.EmitInlined(writer, comment, declaration, body);
        else
            MethodEmitter.Emit(writer, comment, declaration, body);
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
