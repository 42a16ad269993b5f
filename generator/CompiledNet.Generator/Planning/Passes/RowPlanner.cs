using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>Decides how the forward pass of one row is made.</summary>
internal static class RowPlanner
{
    /// <param name="network">The network.</param>
    /// <param name="kernels">Where kernels come from.</param>
    /// <param name="budget">What may be written out.</param>
    /// <param name="stages">The products of the network, in order.</param>
    /// <param name="outputs">The network's outputs.</param>
    public static RowPlan Plan(NetworkModel network, KernelSource kernels, Budget budget, IReadOnlyList<Stage> stages, Value outputs)
    {
        if (!IsChain(network, stages, outputs))
            return new RowPlan(IsStraight: false, IsInlined: false, new([]), new([]), IsPaired: false, NeedsScratch: true);
        int operations = stages.Sum(stage => Operations(stage, stage.Matrix.ForwardRow));
        bool isStraight = kernels == KernelSource.WrittenOut && budget.AllowsStraightRows && IsStraight(network, stages, operations);
        // A stream also takes what it keeps from memory, and puts it there.
        bool staysInRegisters = isStraight && !network.IsStream;
        int[] registers = [.. stages.Select((stage, index) =>
            staysInRegisters && index + 1 < stages.Count && HandsOn(stage) && TakesRegisters(stages[index + 1]) ? stage.Matrix.ForwardRow.WidestVectors : 0)];
        bool isPaired = isStraight && stages.Where(stage => stage.Matrix.PaddedUnits >= Machine.WidestVector).Sum(stage => Operations(stage, stage.Matrix.ForwardRow)) <= Machine.MostPairedOperations;
        Tiling[] tilings = [.. stages.Select((stage, index) =>
            !isPaired && (registers[index] > 0 || (index > 0 && registers[index - 1] > 0))
                ? TilePlanner.NarrowRow(stage.Matrix.PaddedUnits, stage.Matrix.Forward.Accumulators)
                : stage.Matrix.ForwardRow)];
        return new RowPlan(
            isStraight,
            IsInlined: stages.Select((stage, index) => Operations(stage, tilings[index])).Sum() <= Machine.MostInlinedOperations,
            registers.ToEquatableArray(),
            tilings.ToEquatableArray(),
            isPaired,
            NeedsScratch: !staysInRegisters || registers.Take(stages.Count - 1).Contains(0) || !EndsInRegisters(stages[stages.Count - 1]));
    }

    /// <summary>The operations that follow a product of one row, as often as they are written out.</summary>
    private static int Operations(Stage stage, Tiling tiling) => tiling.Columns.Sum(span => span.Vectors) * ExpressionCost.Of(stage.Following);

    /// <summary>
    /// Whether every layer is a product with a matrix, of what the one before gives, and the last one gives the outputs themselves: they are
    /// not seen in another shape behind it, which would be copied.
    /// </summary>
    private static bool IsChain(NetworkModel network, IReadOnlyList<Stage> stages, Value outputs) =>
        stages.Count == network.ComputingLayers.Count
        && stages.All(stage => stage.Layout.Positions == 1)
        && Enumerable.Range(1, stages.Count - 1).All(index => stages[index].Product.Left == stages[index - 1].Result)
        && stages[stages.Count - 1].Result == outputs;

    /// <summary>Whether the network is so small that what lies between its layers counts.</summary>
    private static bool IsStraight(NetworkModel network, IReadOnlyList<Stage> stages, int operations) =>
        stages.Count <= Machine.MostStraightLayers
        && network.MultiplyAdds <= Machine.MostStraightMultiplyAdds
        && operations <= Machine.MostStraightOperations;

    /// <summary>Whether one tile of 512 bits is all of a stage's outputs, and each follows from its sum alone.</summary>
    private static bool HandsOn(Stage stage) => !stage.NeedsWholeRow && stage.Matrix.IsRowOneTile;

    /// <summary>
    /// Whether a stage can take its inputs from registers. A lane is a constant of an instruction, so its product becomes one
    /// straight line, which must not be long.
    /// </summary>
    private static bool TakesRegisters(Stage stage) =>
        stage.Matrix.IsDot
        || (stage.Matrix.PaddedUnits % Machine.WidestVector == 0
            && stage.Matrix.Inputs * stage.Matrix.PaddedUnits / Machine.WidestVector <= Machine.MostStraightProducts
            && (!stage.NeedsWholeRow || stage.Matrix.PaddedUnits == Machine.WidestVector));

    /// <summary>Whether the last stage needs no memory: vectors of 128 bits do, and softmax of several vectors.</summary>
    private static bool EndsInRegisters(Stage last) =>
        last.Matrix.Lanes > Machine.NarrowestVector
        && (!last.NeedsWholeRow || last.Matrix.PaddedUnits == Machine.WidestVector);
}
