using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Planning;

/// <summary>Decides how a network is computed.</summary>
internal static class Planner
{
    public static ExecutionPlan Plan(NetworkModel network, KernelSource kernels)
    {
        var layers = new List<DensePlan>();
        int offset = 0;
        int inputStride = network.InputSize;
        foreach (LayerModel layer in network.ComputingLayers)
        {
            DensePlan plan = layer switch
            {
                DenseModel dense => Plan(network, kernels, dense, inputStride, offset),
                _ => throw new InvalidOperationException($"No plan for {layer.Kind}."),
            };
            layers.Add(plan);
            offset += plan.WeightsLength + (plan.BiasesOffset is null ? 0 : plan.PaddedUnits);
            offset = Padding.RoundUp(offset, Machine.WidestVector);
            inputStride = plan.PaddedUnits;
        }

        RowPlan row = RowPlanner.Plan(network, layers);
        PassStep[] inference = [.. PassPlanner.Inference(layers, withPanels: kernels == KernelSource.WrittenOut)];
        PassStep[] inferenceRow = [.. row.IsStraight ? PassPlanner.StraightRow(network, layers) : PassPlanner.Inference(layers, withPanels: false)];
        PassStep[] backwardFrom = [.. PassPlanner.BackwardFrom(layers)];
        PassStep[]? training = network.Loss is null ? null : [.. PassPlanner.Training(network, layers)];
        PassStep[]? descent = network.Loss is null ? null : [.. PassPlanner.Descent(network, layers)];
        DensePlan last = layers[layers.Count - 1];
        MemoryPlan memory = MemoryPlanner.Blocks(training ?? backwardFrom, layers, keepsForward: true, Math.Max(MemoryPlanner.WeightsPanel(layers), MemoryPlanner.LossPanel(last)));
        return new ExecutionPlan(
            network,
            layers.ToEquatableArray(),
            StorageSize: offset,
            row,
            new PassPlan(MemoryPlanner.Blocks(inference, layers, keepsForward: false, inference.OfType<OutputPanelsStep>().Any() ? MemoryPlanner.InputPanel(last) : 0), inference.ToEquatableArray()),
            new PassPlan(MemoryPlanner.Row(inferenceRow, layers, keepsForward: false, panelLength: 0), inferenceRow.ToEquatableArray()),
            training is null ? null : new PassPlan(memory, PassPlanner.Loss(network, layers).ToEquatableArray()),
            training is null ? null : new PassPlan(memory, training.ToEquatableArray()),
            new PassPlan(memory, backwardFrom.ToEquatableArray()),
            new PassPlan(memory, PassPlanner.FiniteTest(layers).ToEquatableArray()),
            descent is null ? null : new PassPlan(MemoryPlanner.Row(descent, layers, keepsForward: true, MemoryPlanner.WeightsPanel(layers)), descent.ToEquatableArray()));
    }

    /// <summary>
    /// Softmax over few classes gains by panels. Registers without a fused multiply-add are too much for the JIT to inline so
    /// often.
    /// </summary>
    private static bool HasPanels(NetworkModel network, DenseModel layer, int paddedUnits) =>
        layer.Activation.Function is Softmax
        && paddedUnits <= Machine.WidestVector
        && layer.InputSize <= Machine.MostPanelInputs
        && network.FusedMultiplyAdd;

    /// <summary>
    /// A cheap activation is applied to sums in registers; another gets a kernel of its own, in which neighbouring vectors overlap
    /// in time. Softmax needs whole rows.
    /// </summary>
    private static Placement ActivationPlacement(KernelSource kernels, DenseModel layer, bool isDot)
    {
        if (layer.Activation.Function is Linear)
            return Placement.Nowhere;
        bool isInProduct = kernels == KernelSource.WrittenOut && !isDot && layer.Activation.Function is ElementwiseActivation { IsCheap: true };
        return isInProduct ? Placement.InProduct : Placement.InKernelOfItsOwn;
    }

    /// <summary>
    /// Where <c>g′</c> follows from <c>a</c>, the input gradients of the next layer are multiplied by it while they are in
    /// registers. The last layer has no next one.
    /// </summary>
    private static Placement DerivativePlacement(KernelSource kernels, DenseModel layer, bool isLast)
    {
        if (layer.Activation.Function is Linear)
            return Placement.Nowhere;
        bool isInProduct = kernels == KernelSource.WrittenOut && !isLast && layer.Activation.Function is ElementwiseActivation { DerivativeNeedsInput: false };
        return isInProduct ? Placement.InProduct : Placement.InKernelOfItsOwn;
    }

    private static DensePlan Plan(NetworkModel network, KernelSource kernels, DenseModel layer, int inputStride, int offset)
    {
        IReadOnlyList<LayerModel> layers = network.ComputingLayers;
        bool isFirst = ReferenceEquals(layer, layers[0]);
        bool isLast = ReferenceEquals(layer, layers[layers.Count - 1]);
        int paddedInputs = Padding.Pad(layer.InputSize);
        bool isDot = isLast && layer.OutputSize == 1 && layer.Activation.Function is ElementwiseActivation;
        int paddedUnits = isDot ? 1 : Padding.Pad(layer.OutputSize);
        int accumulators = TilePlanner.Accumulators(layer.InputSize, paddedUnits);
        var plan = new DensePlan(
            layer,
            kernels,
            inputStride,
            paddedInputs,
            paddedUnits,
            ActivationPlacement(kernels, layer, isDot),
            DerivativePlacement(kernels, layer, isLast),
            KeepsPreActivations: layer.Activation.Function is ElementwiseActivation { DerivativeNeedsInput: true },
            WeightsOffset: offset,
            BiasesOffset: null,
            Forward: TilePlanner.Block(paddedUnits, accumulators),
            ForwardRow: TilePlanner.Row(paddedUnits, accumulators),
            WeightGradients: TilePlanner.Inputs(layer.InputSize, paddedUnits),
            InputGradients: TilePlanner.Block(paddedInputs, accumulators: 1, isFirst && paddedInputs != layer.InputSize ? 1 : Machine.MostTileVectors),
            Panel: isLast && HasPanels(network, layer, paddedUnits) ? new PanelPlan(Machine.PanelRows, TilePlanner.Units(layer.OutputSize, Machine.PanelRows, accumulators)) : null);
        if (!network.FusedMultiplyAdd)
        {
            // Registers without a fused multiply-add are types around others: the JIT has twice as much to inline.
            plan = plan with
            {
                Forward = plan.Forward.WithSmallTiles(),
                WeightGradients = plan.WeightGradients.WithSmallTiles(),
                InputGradients = plan.InputGradients.WithSmallTiles(),
            };
        }

        return layer.UseBias ? plan with { BiasesOffset = offset + plan.WeightsLength } : plan;
    }
}
