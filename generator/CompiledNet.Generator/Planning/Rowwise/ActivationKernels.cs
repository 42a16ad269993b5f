using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>The kernels of a layer's activation, and of the gradients through it. Layers count from 1.</summary>
internal static class ActivationKernels
{
    /// <summary>The kernels that work row by row, or on all rows at once.</summary>
    public static IEnumerable<RowwiseKernel> Of(ExecutionPlan plan, int layer)
    {
        DensePlan dense = plan.Layers[layer - 1];
        if (dense.Activation == Placement.InKernelOfItsOwn)
            yield return Activation(plan, layer);
        if (layer == plan.Layers.Count && !dense.HasPlainOutputs && WholeRows.AreNeeded(plan.Programs, layer))
            yield return Outputs(plan, layer);
        if (dense.Derivative == Placement.InKernelOfItsOwn)
            yield return Gradients(plan, layer);
    }

    /// <summary>The activation of a panel, in which rows lie in the lanes.</summary>
    public static RowwiseKernel OfPanel(ExecutionPlan plan, int layer, PanelPlan panel)
    {
        DensePlan dense = plan.Layers[layer - 1];
        LayerValues values = plan.Programs.Layers[layer - 1];
        return RowwisePlanner.Plan(
            $"{dense.Layer.Name}PanelSoftmax",
            $"a = {dense.Layer.Activation.Function.Formula(dense.Layer.Activation.Parameter)} of a panel, in place of z. Sums take units by halves, i with i + 8, then i + 4, i + 2, i + 1, as along a row.",
            Forward(plan.Programs, layer),
            new RowsInLanes(dense.Layer.OutputSize, panel.Rows, dense.Layer.OutputSize),
            [RowPlace.Replaced("z", values.PreActivations, by: values.Outputs)]);
    }

    /// <summary>What becomes of one row of pre-activations, which lie at <c>z</c> or in a register.</summary>
    public static RowwiseKernel OfRow(ExecutionPlan plan, int layer, string output)
    {
        DensePlan dense = plan.Layers[layer - 1];
        bool isPadded = layer < plan.Layers.Count || dense.HasPlainOutputs;
        return Rows(plan, layer, $"{dense.Layer.Name}Row", "", output, isPadded ? RowMemory.Padded : RowMemory.Unpadded);
    }

    private static RowwiseKernel Activation(ExecutionPlan plan, int layer)
    {
        DensePlan dense = plan.Layers[layer - 1];
        ActivationModel activation = dense.Layer.Activation;
        return Rows(plan, layer, $"{dense.Layer.Name}Activation", activation.Function.Explanation(layer, activation.Parameter), "a", Memory(dense));
    }

    private static RowwiseKernel Outputs(ExecutionPlan plan, int layer) =>
        Rows(plan, layer, $"{plan.Layers[layer - 1].Layer.Name}Outputs", "The same to rows that are not padded.", "a", RowMemory.Unpadded);

    private static RowwiseKernel Rows(ExecutionPlan plan, int layer, string name, string meaning, string output, RowMemory outputs)
    {
        DensePlan dense = plan.Layers[layer - 1];
        LayerValues values = plan.Programs.Layers[layer - 1];
        return RowwisePlanner.Plan(
            name,
            meaning,
            Forward(plan.Programs, layer),
            Layout(plan, layer),
            [
                RowPlace.Read("z", values.PreActivations) with { Rows = Memory(dense), IsKept = false },
                RowPlace.Written(output, values.Outputs) with { Rows = outputs, MayReplace = values.PreActivations },
            ],
            callsFunctions: !plan.Network.FusedMultiplyAdd);
    }

    private static RowwiseKernel Gradients(ExecutionPlan plan, int layer)
    {
        DensePlan dense = plan.Layers[layer - 1];
        ActivationModel activation = dense.Layer.Activation;
        LayerValues values = plan.Programs.Layers[layer - 1];
        LayerGradients gradients = plan.Programs.LayerGradients[layer - 1];
        return RowwisePlanner.Plan(
            $"{dense.Layer.Name}ActivationGradients",
            activation.Function.GradientExplanation(layer, activation.Parameter),
            plan.Programs.BackwardFrom.Between([values.PreActivations, values.Outputs, gradients.Outputs], [gradients.PreActivations]),
            Layout(plan, layer),
            [
                (dense.KeepsPreActivations ? RowPlace.Read("z", values.PreActivations) : RowPlace.Read("a", values.Outputs, Activation(plan, layer).Places[1].HasZeroPadding)) with { Rows = Memory(dense) },
                RowPlace.Replaced("da", gradients.Outputs, by: gradients.PreActivations, hasZeroPadding: true) with { Rows = Memory(dense) },
            ],
            callsFunctions: !plan.Network.FusedMultiplyAdd);
    }

    private static IReadOnlyList<Operation> Forward(NetworkPrograms programs, int layer) =>
        programs.Inference.Between([programs.Layers[layer - 1].PreActivations], [programs.Layers[layer - 1].Outputs]);

    /// <summary>What needs whole rows goes row by row; the rest through all of them, padding included.</summary>
    private static RowLayout Layout(ExecutionPlan plan, int layer)
    {
        DensePlan dense = plan.Layers[layer - 1];
        return WholeRows.AreNeeded(plan.Programs, layer)
            ? new UnitsInLanes(dense.Layer.OutputSize, dense.PaddedUnits, WholeRows.AsOneVector(dense.PaddedUnits, plan.Network.FusedMultiplyAdd))
            : new SideBySide(dense.Layer.OutputSize, dense.PaddedUnits);
    }

    /// <summary>One output a row is not padded: its rows end where the caller's memory may end.</summary>
    private static RowMemory Memory(DensePlan dense) => dense.IsDot ? RowMemory.Unpadded : RowMemory.Padded;
}
