using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Emission.Layers;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Passes;

/// <summary>Writes the forward pass: a block of rows through all layers, then the next block; and one row by itself.</summary>
internal static class ForwardPassEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan)
    {
        writer.Line($"public static int InputSize => {plan.Network.InputSize};");
        writer.Line();
        writer.Line($"public static int OutputSize => {plan.Network.OutputSize};");
        writer.Line();
        writer.Line($"public static long MultiplyAdds => {plan.Network.MultiplyAdds};");
        writer.Line();
        writer.Line($"public static int ScratchLength => {plan.Inference.Length};");
        writer.Line();
        WriteRowScratchLength(writer, plan);
        EmitBlocks(writer, plan);
        RowPassEmitter.Emit(writer, plan);
    }

    /// <summary>A row that stays in registers needs no memory.</summary>
    private static void WriteRowScratchLength(CodeWriter writer, ExecutionPlan plan)
    {
        if (plan.Row.NeedsScratch)
        {
            writer.Line($"public static int RowScratchLength => {plan.InferenceRow.Length};");
            return;
        }

        using CodeWriter.Scope property = writer.Block("public static int RowScratchLength");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        writer.Line($"get => TLanes.Count == {Machine.WidestVector} ? 0 : {plan.InferenceRow.Length};");
    }

    private static void EmitBlocks(CodeWriter writer, ExecutionPlan plan) => MethodEmitter.Emit(
        writer,
        $"y = a[{plan.Layers.Count}] of {plan.Inference.BlockRows} rows at a time.",
        "public static void Run(ref float x, ref float y, ref float parameters, ref float scratch, int rows)",
        () =>
        {
            WriteBuffers(writer, plan, plan.Inference);
            using CodeWriter.Scope block = writer.Block($"for (int row = 0; row < rows; row += {plan.Inference.BlockRows})");
            writer.Line($"int count = Math.Min(rows - row, {plan.Inference.BlockRows});");
            string outputs = Names.Row("y", "row", plan.Network.OutputSize);
            for (int layer = 1; layer <= plan.Layers.Count; layer++)
            {
                string input = layer == 1 ? Names.Row("x", "row", plan.Network.InputSize) : $"ref {ExecutionPlan.Activations(layer - 1)}";
                string output = Output(plan, layer, outputs);
                if (plan.Layers[layer - 1].Panel is not null)
                {
                    PanelEmitter.WriteCall(writer, plan, input, outputs);
                    continue;
                }

                LayerCalls.Forward(writer, plan, layer, input, output);
                if (layer == plan.Layers.Count && !Last(plan).HasPlainOutputs)
                    WriteOutputs(writer, plan, outputs, "count");
                else
                    LayerCalls.Activation(writer, plan, layer, output, output);
            }
        });

    private static void WriteBuffers(CodeWriter writer, ExecutionPlan plan, MemoryPlan memory)
    {
        bool writesThrough = Last(plan) is { HasPlainOutputs: true, Panel: null };
        foreach (BufferPlan buffer in memory.Buffers.Where(buffer => !writesThrough || buffer.Name != ExecutionPlan.Activations(plan.Layers.Count)))
            writer.Line($"ref float {buffer.Name} = {Names.At("scratch", buffer.Offset)};");
    }

    /// <summary>Where a layer's output goes: the last one's to the caller, if its rows are not padded.</summary>
    private static string Output(ExecutionPlan plan, int layer, string outputs) =>
        layer == plan.Layers.Count && Last(plan).HasPlainOutputs ? outputs : $"ref {ExecutionPlan.Activations(layer)}";

    /// <summary>The activation of the last layer, and its rows without their padding to the caller.</summary>
    public static void WriteOutputs(CodeWriter writer, ExecutionPlan plan, string outputs, string count)
    {
        DensePlan last = Last(plan);
        string a = ExecutionPlan.Activations(plan.Layers.Count);
        if (last.Layer.Activation.Function is Softmax)
        {
            writer.Line($"{Names.KernelsFor(plan.Network, last.PaddedUnits)}{last.Layer.Name}Outputs(ref {a}, {outputs}, {count});");
            return;
        }

        LayerCalls.Activation(writer, plan, plan.Layers.Count, $"ref {a}", $"ref {a}", count);
        writer.Line($"Rows.Unpad<{Names.LanesFor(plan.Network, last.PaddedUnits)}>(ref {a}, {last.PaddedUnits}, {outputs}, {last.Layer.OutputSize}, {count});");
    }

    private static DensePlan Last(ExecutionPlan plan) => plan.Layers[plan.Layers.Count - 1];
}
