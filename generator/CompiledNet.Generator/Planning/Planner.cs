using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Planning;

/// <summary>Decides how a network is computed.</summary>
internal static class Planner
{
    public static ExecutionPlan Plan(NetworkModel network)
    {
        var layers = new List<DensePlan>();
        int offset = 0;
        int inputStride = network.InputSize;
        foreach (LayerModel layer in network.Layers)
        {
            DensePlan plan = layer switch
            {
                DenseModel dense => Plan(dense, inputStride, offset),
                _ => throw new InvalidOperationException($"No plan for {layer.Kind}."),
            };
            layers.Add(plan);
            offset += plan.Layer.InputSize * plan.PaddedUnits + (plan.BiasesOffset is null ? 0 : plan.PaddedUnits);
            offset = Padding.RoundUp(offset, Machine.WidestVector);
            inputStride = plan.PaddedUnits;
        }

        return new ExecutionPlan(
            network,
            layers.ToEquatableArray(),
            StorageSize: offset,
            MemoryPlanner.Inference(layers),
            MemoryPlanner.Training(layers));
    }

    private static DensePlan Plan(DenseModel layer, int inputStride, int offset)
    {
        int paddedInputs = Padding.Pad(layer.InputSize);
        int paddedUnits = Padding.Pad(layer.OutputSize);
        int chains = TilePlanner.Chains(layer.InputSize, paddedUnits);
        return new DensePlan(
            layer,
            inputStride,
            paddedInputs,
            paddedUnits,
            WeightsOffset: offset,
            BiasesOffset: layer.UseBias ? offset + layer.InputSize * paddedUnits : null,
            Forward: TilePlanner.Block(paddedUnits, chains),
            ForwardRow: TilePlanner.Row(paddedUnits, chains),
            WeightGradients: TilePlanner.Inputs(layer.InputSize, paddedUnits),
            InputGradients: TilePlanner.Block(paddedInputs, chains: 1));
    }
}
