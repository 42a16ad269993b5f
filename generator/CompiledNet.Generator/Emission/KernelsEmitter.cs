using CompiledNet.Generator.Emission.Layers;
using CompiledNet.Generator.Emission.Passes;
using CompiledNet.Generator.Emission.Rowwise;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Rowwise;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes the type that computes the network: the passes first, then each layer, then the loss.</summary>
internal static class KernelsEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan)
    {
        NetworkModel network = plan.Network;
        writer.Lines($"""
            /// <summary>
            /// Computes {network.Type.Name}. Rows of intermediate values are padded to whole vectors, so that every loop is free of
            /// edges; weights are packed in panels of 16 units, [panel][input][unit], so that products read them one behind the other.
            """);
        if (plan.Layers.Any(layer => layer.IsPrecompiled))
        {
            writer.Lines("""
                /// Products are calls of the library's kernels for any size, since a Debug build does not optimise what stands here.
                /// The property CompiledNetKernels with the value WrittenOut has them written out, to read and step through.
                """);
        }

        writer.Lines($"""
            /// </summary>
            {Names.Generated}
            """);
        using CodeWriter.Scope type = writer.Block($"file readonly struct {Names.Kernels(network)}<TLanes> : {(network.Loss is null ? "IBackwardPass" : "ITrainingPass")}\n    where TLanes : struct, ILanes<TLanes>");
        ForwardPassEmitter.Emit(writer, plan);
        TrainingPassEmitter.Emit(writer, plan);
        if (plan.Descent is { } descent)
            DescentPassEmitter.Emit(writer, plan, descent);
        for (int index = 0; index < plan.Layers.Count; index++)
        {
            DenseForwardEmitter.Emit(writer, plan, index);
            if (plan.Layers[index].Panel is { } panel && plan.Inference.Steps.OfType<OutputPanelsStep>().Any(step => step.Layer == index + 1))
                PanelEmitter.Emit(writer, plan, panel);
            foreach (RowwiseKernel kernel in ActivationKernels.Of(plan, index + 1))
                RowwiseEmitter.Emit(writer, kernel);
            DenseGradientsEmitter.Emit(writer, plan, index);
        }

        EmitLoss(writer, plan);
    }

    /// <summary>The loss, in the forms in which passes call it.</summary>
    private static void EmitLoss(CodeWriter writer, ExecutionPlan plan)
    {
        LossForm[] forms = [.. new[] { plan.Loss, plan.Training, plan.Descent }.OfType<PassPlan>().SelectMany(pass => pass.Steps).OfType<LossStep>().Select(step => step.Form).Distinct()];
        if (forms.Length == 0)
            return;
        RowwiseKernel rows = LossKernels.OfRows(plan);
        RowwiseEmitter.Emit(writer, rows);
        if (forms.Contains(LossForm.OneOutput))
            RowwiseEmitter.Emit(writer, LossKernels.OfOneOutput(plan));
        if (forms.Contains(LossForm.Panels))
            PanelLossEmitter.Emit(writer, plan, rows, LossKernels.OfPanel(plan, plan.Layers[plan.Layers.Count - 1].Panel!));
    }
}
