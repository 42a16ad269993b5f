using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Matrices;

/// <summary>Finds places and tiles for the matrices of weights.</summary>
internal static class MatrixPlanner
{
    /// <summary>The plan of every matrix, in the order of the products.</summary>
    public static IReadOnlyList<(Value Weights, MatrixPlan Plan)> Plan(NetworkModel network, NetworkPrograms programs, Budget budget)
    {
        var plans = new List<(Value, MatrixPlan)>();
        var strides = new Dictionary<Axis, int>();
        int offset = 0;
        foreach (Contraction product in programs.Inference.Operations.OfType<Contraction>())
        {
            Axis inputs = product.Over.Single();
            bool hasCallersInputs = !strides.TryGetValue(inputs, out int stride);
            MatrixPlan plan = Plan(network, budget, programs.Parameters, product, inputs.Length, hasCallersInputs ? inputs.Length : stride, hasCallersInputs, offset);
            plans.Add((product.Right, plan));
            strides[product.Right.Axes[0]] = plan.PaddedUnits;
            offset = End(plan);
        }

        return plans;
    }

    /// <summary>Where the storage of a matrix and its biases ends.</summary>
    public static int End(MatrixPlan plan) =>
        Padding.RoundUp(plan.WeightsOffset + plan.WeightsLength + (plan.HasBiases ? plan.PaddedUnits : 0), Machine.WidestVector);

    private static MatrixPlan Plan(NetworkModel network, Budget budget, IEnumerable<Value> parameters, Contraction product, int inputs, int inputStride, bool hasCallersInputs, int offset)
    {
        Axis unitAxis = product.Right.Axes[0];
        int units = unitAxis.Length;
        MatrixForm form = product.Order is ByHalves ? MatrixForm.InputsInLanes : MatrixForm.UnitsInLanes;
        int paddedInputs = Padding.Pad(inputs);
        int paddedUnits = form == MatrixForm.InputsInLanes ? 1 : Padding.Pad(units);
        int accumulators = product.Order is Accumulators several ? several.Count : 1;
        bool hasBiases = parameters.Any(parameter => parameter.Axes.Count == 1 && parameter.Axes[0] == unitAxis);
        var plan = new MatrixPlan(
            network.ComputingLayers[product.Result.Layer - 1].Name,
            form,
            inputs,
            units,
            inputStride,
            hasCallersInputs,
            paddedInputs,
            paddedUnits,
            WeightsOffset: offset,
            BiasesOffset: null,
            Forward: TilePlanner.Block(inputs, paddedUnits, accumulators),
            ForwardRow: TilePlanner.Row(paddedUnits, accumulators),
            WeightGradients: TilePlanner.Inputs(inputs, paddedUnits),
            InputGradients: TilePlanner.Block(units, paddedInputs, accumulators: 1, hasCallersInputs && paddedInputs != inputs ? 1 : Machine.MostTileVectors));
        if (!budget.AllowsLargeTiles)
        {
            plan = plan with
            {
                Forward = plan.Forward.WithSmallTiles(),
                WeightGradients = plan.WeightGradients.WithSmallTiles(),
                InputGradients = plan.InputGradients.WithSmallTiles(),
            };
        }

        return hasBiases ? plan with { BiasesOffset = offset + plan.WeightsLength } : plan;
    }
}
