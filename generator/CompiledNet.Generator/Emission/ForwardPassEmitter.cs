using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes the forward pass: a block of rows through all layers, then the next block.</summary>
internal static class ForwardPassEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan)
    {
        MemoryPlan memory = plan.Inference;
        int inputs = plan.Network.InputSize;
        writer.Line($"public static int ScratchLength => {memory.Length};");
        MethodEmitter.Emit(
            writer,
            $"y = a[{plan.Layers.Count}] of {memory.BlockRows} rows at a time.",
            "public static void Run(ref float x, ref float y, ref float parameters, ref float scratch, int rows)",
            () =>
            {
                foreach (BufferPlan buffer in memory.Buffers)
                    writer.Line($"ref float {buffer.Name} = {Names.At("scratch", buffer.Offset)};");
                using CodeWriter.Scope block = writer.Block($"for (int row = 0; row < rows; row += {memory.BlockRows})");
                writer.Line($"int count = Math.Min(rows - row, {memory.BlockRows});");
                for (int layer = 1; layer <= plan.Layers.Count; layer++)
                {
                    string input = layer == 1 ? $"ref Unsafe.Add(ref x, row * {inputs})" : $"ref {ExecutionPlan.Activations(layer - 1)}";
                    string output = ExecutionPlan.Activations(layer);
                    LayerCalls.Forward(writer, plan, layer, input, $"ref {output}");
                    LayerCalls.Activation(writer, plan, layer, $"ref {output}", $"ref {output}");
                }

                DensePlan last = plan.Layers[plan.Layers.Count - 1];
                int outputs = last.Layer.OutputSize;
                writer.Line($"Rows.Unpad<{Names.LanesFor(plan.Network, last.PaddedUnits)}>(ref {ExecutionPlan.Activations(plan.Layers.Count)}, {last.PaddedUnits}, ref Unsafe.Add(ref y, row * {outputs}), {outputs}, count);");
            });
    }
}
