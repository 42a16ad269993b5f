using CompiledNet.Generator.Activations;
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
        foreach (LayerModel layer in network.Layers)
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

        return new ExecutionPlan(
            network,
            layers.ToEquatableArray(),
            StorageSize: offset,
            RowPlanner.Plan(network, layers),
            MemoryPlanner.Inference(layers),
            MemoryPlanner.InferenceRow(layers),
            MemoryPlanner.Training(layers, CopiesTargets(network, layers[layers.Count - 1])),
            MemoryPlanner.TrainingRow(layers, CopiesTargets(network, layers[layers.Count - 1])));
    }

    /// <summary>Class labels become rows of targets, and rows of targets are padded like rows of outputs.</summary>
    private static bool CopiesTargets(NetworkModel network, DensePlan last) =>
        network.Loss is { } loss && (loss.Function.TakesLabels || !last.HasPlainOutputs);

    /// <summary>
    /// Softmax over few classes gains by panels. Registers without a fused multiply-add are too much for the JIT to inline so
    /// often.
    /// </summary>
    private static bool HasPanels(NetworkModel network, KernelSource kernels, DenseModel layer, int paddedUnits) =>
        kernels == KernelSource.WrittenOut
        && layer.Activation.Function is Softmax
        && paddedUnits <= Machine.WidestVector
        && layer.InputSize <= Machine.MostPanelInputs
        && network.FusedMultiplyAdd;

    private static DensePlan Plan(NetworkModel network, KernelSource kernels, DenseModel layer, int inputStride, int offset)
    {
        bool isFirst = ReferenceEquals(layer, network.Layers[0]);
        bool isLast = ReferenceEquals(layer, network.Layers[network.Layers.Count - 1]);
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
            WeightsOffset: offset,
            BiasesOffset: null,
            Forward: TilePlanner.Block(paddedUnits, accumulators),
            ForwardRow: TilePlanner.Row(paddedUnits, accumulators),
            WeightGradients: TilePlanner.Inputs(layer.InputSize, paddedUnits),
            InputGradients: TilePlanner.Block(paddedInputs, accumulators: 1, isFirst && paddedInputs != layer.InputSize ? 1 : Machine.MostTileVectors),
            Panel: isLast && HasPanels(network, kernels, layer, paddedUnits) ? new PanelPlan(Machine.PanelRows, TilePlanner.Units(layer.OutputSize, Machine.PanelRows, accumulators)) : null);
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
