using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Planning;

/// <summary>Decides how the forward pass of one row is made.</summary>
internal static class RowPlanner
{
    public static RowPlan Plan(NetworkModel network, IReadOnlyList<DensePlan> layers)
    {
        int operations = layers.Sum(layer => layer.ForwardRow.Columns.Sum(span => span.Vectors) * layer.Layer.Activation.Function.Operations);
        bool isStraight = !layers.Any(layer => layer.IsPrecompiled) && IsStraight(network, operations);
        int[] registers = [.. layers.Select((layer, index) =>
            isStraight && index + 1 < layers.Count && HandsOn(layer) && TakesRegisters(layers[index + 1]) ? layer.ForwardRow.WidestVectors : 0)];
        return new RowPlan(
            isStraight,
            IsInlined: operations <= Machine.MostInlinedOperations,
            registers.ToEquatableArray(),
            NeedsScratch: !isStraight || registers.Take(layers.Count - 1).Contains(0) || !EndsInRegisters(layers[layers.Count - 1]));
    }

    /// <summary>
    /// Whether the network is so small that what lies between its layers counts. Registers without a fused multiply-add are
    /// types around others, twice as much to inline, and do without it.
    /// </summary>
    private static bool IsStraight(NetworkModel network, int operations) =>
        network.FusedMultiplyAdd
        && network.ComputingLayers.Count <= Machine.MostStraightLayers
        && network.MultiplyAdds <= Machine.MostStraightMultiplyAdds
        && operations <= Machine.MostStraightOperations;

    /// <summary>Whether one tile of 512 bits is all of a layer's outputs, and each follows from its sum alone.</summary>
    private static bool HandsOn(DensePlan layer) =>
        layer.Layer.Activation.Function is ElementwiseActivation && layer.IsRowOneTile;

    /// <summary>
    /// Whether a layer can take its inputs from registers. A lane is a constant of an instruction, so its product becomes one
    /// straight line, which must not be long.
    /// </summary>
    private static bool TakesRegisters(DensePlan layer) =>
        layer.IsDot
        || (layer.PaddedUnits % Machine.WidestVector == 0
            && layer.Layer.InputSize * layer.PaddedUnits / Machine.WidestVector <= Machine.MostStraightProducts
            && (layer.Layer.Activation.Function is ElementwiseActivation || layer.PaddedUnits == Machine.WidestVector));

    /// <summary>Whether the last layer needs no memory: vectors of 128 bits do, and softmax of several vectors.</summary>
    private static bool EndsInRegisters(DensePlan last) =>
        last.PaddedUnits != Machine.NarrowestVector
        && (last.Layer.Activation.Function is ElementwiseActivation || last.PaddedUnits == Machine.WidestVector);
}
