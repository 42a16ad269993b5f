using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>Joins the product of a step in time with what becomes of its sums, and chooses how one row goes through both.</summary>
internal static class StepKernels
{
    /// <param name="pass">The pass.</param>
    /// <param name="product">The call of the product.</param>
    /// <param name="contraction">The product.</param>
    /// <param name="operand">The rows of its operand.</param>
    /// <param name="maps">What becomes of the sums.</param>
    public static CallStep Join(PassBuilder pass, CallStep product, Contraction contraction, Value operand, GateMaps maps)
    {
        GateSums[] sums = [.. maps.Gates.Where(gate => gate.Sums == contraction.Result).Select(gate => new GateSums(gate.Place, gate.Offset))];
        int[] late = [.. maps.ReplacesOf(operand)];
        RowPlace[] places = [.. maps.Places.Select((place, number) => sums.Any(gate => gate.Place == number) ? place with { IsKept = false } : late.Contains(number) ? place with { IsKept = true } : place)];
        var forward = pass.Context.Names.Named((ForwardKernel)product.Kernel);
        var gates = pass.Context.Names.Named((RowwiseKernel)maps.Call().Kernel);
        RowwiseKernel row = maps.Kernel(places, functionsInTurn: true);
        var kernel = new StepKernel(
            $"{pass.NameOf(contraction.Result)}Step",
            contraction.Result.Layer,
            forward,
            gates,
            row,
            sums.ToEquatableArray(),
            late.ToEquatableArray(),
            new[] { Machine.WidestVector, Machine.WidestOfFewRegisters, Machine.NarrowestVector }.Select(lanes => RowOf(lanes, forward.Matrix, row, sums, late)).ToEquatableArray());
        IEnumerable<Argument> others = maps.Arguments.Where((_, number) => sums.All(gate => gate.Place != number));
        return CallStep.Of(kernel, [operand, Given.Parameters, contraction.Result, .. others, Given.Count]);
    }

    private static StepRow RowOf(int lanes, MatrixPlan matrix, RowwiseKernel row, GateSums[] sums, int[] late)
    {
        var units = (UnitsInLanes)row.Layout;
        bool isByPanels = matrix.WeightsLength > Machine.FirstLevelWeights;
        int vectors = isByPanels ? matrix.PanelUnits / lanes : (units.Units + lanes - 1) / lanes;
        Map[] maps = [.. row.Phases.SelectMany(phase => phase.Loop).OfType<RowMap>().Select(step => step.Map)];
        bool isInRegisters = !isByPanels && vectors * maps.Sum(map => ExpressionCost.Functions(map.Formula)) <= Machine.MostStraightFunctions && !Reading.HasLocals(row.Phases);

        // Sums that are needed later hide behind the functions of the others, if they are short.
        bool inTurn = !isByPanels && matrix.Inputs / matrix.Forward.Accumulators <= Machine.ShortSteps && late.All(place => LastPhase(row, sums) <= StorePhase(row, place));
        int together = Math.Max(1, (lanes == Machine.WidestVector ? Machine.ManyRegisters : Machine.FewRegisters) * 3 / 4 / matrix.Forward.Accumulators);
        IEnumerable<StepTile> tiles = Enumerable.Range(0, sums.Length)
            .GroupBy(gate => inTurn ? FirstPhase(row, sums[gate]) : 0)
            .OrderBy(gates => gates.Key)
            .SelectMany(gates => Tiles(gates.Key, [.. Enumerable.Range(0, vectors).SelectMany(vector => gates.Select(gate => new StepSum(gate, vector)))], together));
        return new StepRow(lanes, vectors, isByPanels ? StepWay.PanelByPanel : isInRegisters ? StepWay.InRegisters : StepWay.InMemory, tiles.ToEquatableArray());
    }

    /// <summary>As few tiles as registers allow, all nearly as large: a small one would wait for each multiply-add as long as a large one.</summary>
    private static IEnumerable<StepTile> Tiles(int phase, StepSum[] sums, int most)
    {
        int count = (sums.Length + most - 1) / most;
        for (int tile = 0; tile < count; tile++)
        {
            int first = tile * sums.Length / count, end = (tile + 1) * sums.Length / count;
            yield return new StepTile(phase, sums.Skip(first).Take(end - first).ToEquatableArray());
        }
    }

    private static int FirstPhase(RowwiseKernel row, GateSums gate) => row.Phases.ToList().FindIndex(phase => Reading.Of(phase.Loop, withSums: true).Contains(row.Places[gate.Place].Holds!));

    private static int LastPhase(RowwiseKernel row, GateSums[] sums) => sums.Max(gate => FirstPhase(row, gate));

    private static int StorePhase(RowwiseKernel row, int place) => row.Phases.ToList().FindIndex(phase => phase.Loop.OfType<RowStore>().Any(store => store.Place == place));
}
