using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Emission.Layers;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Losses;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Passes;

/// <summary>Writes the passes that keep what the backward pass needs: forward, loss, backward, block by block.</summary>
internal static class TrainingPassEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan)
    {
        writer.Line();
        writer.Line($"public static int TrainingScratchLength => {plan.Training.Length};");
        if (plan.Network.Loss is { } loss)
        {
            writer.Line();
            writer.Line($"public static int TermsOfRow => {plan.Network.TermsOfRow};");
            EmitComputeLoss(writer, plan, loss.Function);
            EmitBackward(writer, plan, loss.Function);
        }

        EmitBackwardFrom(writer, plan);
        EmitFindNonFiniteLayer(writer, plan);
    }

    private static void EmitComputeLoss(CodeWriter writer, ExecutionPlan plan, LossFunction loss) => MethodEmitter.Emit(
        writer,
        "The sum of the loss alone: forward, then the loss.",
        "public static double ComputeLoss(ref float x, ref float targets, ref int labels, ref float parameters, ref float workspace, int rows)",
        () =>
        {
            WriteBuffers(writer, plan.Training, "workspace", needsPanel: HasLossPanels(plan, loss));
            writer.Line("double total = 0;");
            using (WriteBlocks(writer, plan))
            {
                WriteForward(writer, plan, withLastActivation: loss.FusedActivation is null);
                WriteTargets(writer, plan, loss);
                WriteLoss(writer, plan, loss, "1f");
            }

            writer.Line("return total;");
        });

    private static void EmitBackward(CodeWriter writer, ExecutionPlan plan, LossFunction loss) => MethodEmitter.Emit(
        writer,
        "The sum of the loss, and the gradients of that sum times scale: forward, the loss and its derivative, then the layers from the last to the first.",
        "public static double Backward(ref float x, ref float targets, ref int labels, ref float parameters, ref float gradients, ref float workspace, float scale, int rows)",
        () =>
        {
            WriteBuffers(writer, plan.Training, "workspace", needsPanel: plan.Layers.Count > 1 || HasLossPanels(plan, loss));
            writer.Line("double total = 0;");
            using (WriteBlocks(writer, plan))
            {
                WriteForward(writer, plan, withLastActivation: loss.FusedActivation is null);
                WriteTargets(writer, plan, loss);
                WriteLoss(writer, plan, loss, "scale");
                if (loss.FusedActivation is null)
                    LayerCalls.ActivationGradients(writer, plan, plan.Layers.Count);
                WriteBackward(writer, plan);
            }

            writer.Line("return total;");
        });

    private static void EmitBackwardFrom(CodeWriter writer, ExecutionPlan plan) => MethodEmitter.Emit(
        writer,
        $"The gradients of any loss, from its derivative da[{plan.Layers.Count}] with respect to the outputs.",
        "public static void BackwardFrom(ref float x, ref float outputGradients, ref float parameters, ref float gradients, ref float dx, ref float workspace, int rows, bool withInputs)",
        () =>
        {
            int count = plan.Layers.Count;
            DensePlan last = plan.Layers[count - 1];
            int outputs = last.Layer.OutputSize;
            WriteBuffers(writer, plan.Training, "workspace", needsPanel: true);
            using CodeWriter.Scope blocks = WriteBlocks(writer, plan);
            WriteForward(writer, plan, withLastActivation: true);
            writer.Line($"Rows.Pad<{Names.LanesFor(plan.Network, last.PaddedUnits)}>({Names.Row("outputGradients", "row", outputs)}, {outputs}, ref {ExecutionPlan.Derivatives(count)}, {last.PaddedUnits}, count);");
            LayerCalls.ActivationGradients(writer, plan, count);
            WriteBackward(writer, plan);
            writer.Line("if (withInputs)");
            writer.Line("    " + FirstInputGradients(plan));
        });

    private static void EmitFindNonFiniteLayer(CodeWriter writer, ExecutionPlan plan) => MethodEmitter.Emit(
        writer,
        "The first layer whose outputs are not all finite, or -1.",
        "public static int FindNonFiniteLayer(ref float x, ref float parameters, ref float workspace, int rows)",
        () =>
        {
            WriteBuffers(writer, plan.Training, "workspace", needsPanel: false);
            using (WriteBlocks(writer, plan))
            {
                for (int layer = 1; layer <= plan.Layers.Count; layer++)
                {
                    DensePlan dense = plan.Layers[layer - 1];
                    WriteLayer(writer, plan, layer, withActivation: true);
                    writer.Line($"if (!Rows.AreFinite(ref {ExecutionPlan.Activations(layer)}, {dense.PaddedUnits}, {dense.Layer.OutputSize}, count))");
                    writer.Line($"    return {layer - 1};");
                }
            }

            writer.Line("return -1;");
        });

    public static void WriteBuffers(CodeWriter writer, MemoryPlan memory, string scratch, bool needsPanel)
    {
        foreach (BufferPlan buffer in memory.Buffers)
        {
            if (buffer.Name != "panel" || needsPanel)
                writer.Line($"ref float {buffer.Name} = {Names.At(scratch, buffer.Offset)};");
        }
    }

    private static CodeWriter.Scope WriteBlocks(CodeWriter writer, ExecutionPlan plan)
    {
        CodeWriter.Scope scope = writer.Block($"for (int row = 0; row < rows; row += {plan.Training.BlockRows})");
        writer.Line($"int count = Math.Min(rows - row, {plan.Training.BlockRows});");
        writer.Line($"ref float input = {Names.Row("x", "row", plan.Network.InputSize)};");
        return scope;
    }

    public static void WriteForward(CodeWriter writer, ExecutionPlan plan, bool withLastActivation)
    {
        for (int layer = 1; layer <= plan.Layers.Count; layer++)
            WriteLayer(writer, plan, layer, withLastActivation || layer < plan.Layers.Count);
    }

    private static void WriteLayer(CodeWriter writer, ExecutionPlan plan, int layer, bool withActivation)
    {
        bool keepsSums = plan.Layers[layer - 1].Layer.Activation.Function is ElementwiseActivation { DerivativeNeedsInput: true };
        string input = layer == 1 ? "ref input" : $"ref {ExecutionPlan.Activations(layer - 1)}";
        string output = keepsSums ? ExecutionPlan.PreActivations(layer) : ExecutionPlan.Activations(layer);
        LayerCalls.Forward(writer, plan, layer, input, $"ref {output}");
        if (withActivation)
            LayerCalls.Activation(writer, plan, layer, $"ref {output}", $"ref {ExecutionPlan.Activations(layer)}");
    }

    public static void WriteTargets(CodeWriter writer, ExecutionPlan plan, LossFunction loss)
    {
        DensePlan last = plan.Layers[plan.Layers.Count - 1];
        int outputs = last.Layer.OutputSize;
        if (last.HasPlainOutputs && !loss.TakesLabels)
        {
            writer.Line($"ref float y = {Names.Row("targets", "row", outputs)};");
            return;
        }

        string pad = $"Rows.Pad<{Names.LanesFor(plan.Network, last.PaddedUnits)}>({Names.Row("targets", "row", outputs)}, {outputs}, ref y, {last.PaddedUnits}, count);";
        if (!loss.TakesLabels)
        {
            writer.Line(pad);
            return;
        }

        writer.Line("if (Unsafe.IsNullRef(ref labels))");
        writer.Line("    " + pad);
        writer.Line("else");
        writer.Line($"    Rows.OneHot(ref Unsafe.Add(ref labels, row), {outputs}, ref y, {last.PaddedUnits}, count);");
    }

    private static bool HasLossPanels(ExecutionPlan plan, LossFunction loss) =>
        loss is not ElementwiseLoss && plan.Layers[plan.Layers.Count - 1].Panel is not null;

    public static void WriteLoss(CodeWriter writer, ExecutionPlan plan, LossFunction loss, string scale, bool isRow = false)
    {
        int count = plan.Layers.Count;
        string input = ExecutionPlan.Activations(count);
        if (loss.FusedActivation is { } fused)
            writer.Line($"// {input} holds z[{count}]: the loss and {fused} are one step.");
        if (!isRow && HasLossPanels(plan, loss))
        {
            PanelLossEmitter.WriteCall(writer, loss, input, ExecutionPlan.Derivatives(count), scale);
            return;
        }

        string kernels = Names.KernelsFor(plan.Network, plan.Layers[count - 1].PaddedUnits);
        writer.Line(isRow && plan.Layers[count - 1].IsDot
            ? $"total += {kernels}{loss.Name}Row(ref {input}, ref y, ref {ExecutionPlan.Derivatives(count)}, {scale});"
            : $"total += {kernels}{loss.Name}(ref {input}, ref y, ref {ExecutionPlan.Derivatives(count)}, {scale}, count);");
    }

    private static void WriteBackward(CodeWriter writer, ExecutionPlan plan)
    {
        for (int layer = plan.Layers.Count; layer >= 1; layer--)
        {
            LayerCalls.WeightGradients(writer, plan, layer, layer == 1 ? "ref input" : $"ref {ExecutionPlan.Activations(layer - 1)}");
            if (layer > 1)
                LayerCalls.InputGradients(writer, plan, layer, $"ref {ExecutionPlan.Derivatives(layer - 1)}");
        }
    }

    private static string FirstInputGradients(ExecutionPlan plan)
    {
        DensePlan first = plan.Layers[0];
        return $"{Names.KernelsFor(plan.Network, first.PaddedInputs)}{first.Layer.Name}InputGradients(ref {ExecutionPlan.Derivatives(1)}, ref parameters, ref panel, {Names.Row("dx", "row", plan.Network.InputSize)}, count);";
    }
}
