using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Matrices;

/// <summary>Chooses the form and the tiles of a matrix of weights.</summary>
internal static class MatrixPlanner
{
    /// <param name="name">What the names of its kernels begin with.</param>
    /// <param name="budget">What the JIT can inline.</param>
    /// <param name="takesSteps">Whether one row by itself is the usual call: a step of a stream.</param>
    /// <param name="product">The product.</param>
    /// <param name="units">The rows of the matrix: of one with several gates, with the padding of each.</param>
    /// <param name="inputStride">The distance between rows of inputs.</param>
    /// <param name="gradientStride">The distance between rows of their gradients.</param>
    /// <param name="paddedUnits">The distance between rows of results.</param>
    /// <param name="hasBiases">Whether there are biases.</param>
    /// <param name="offset">Where the weights begin in the parameter storage.</param>
    public static MatrixPlan Plan(string name, Budget budget, bool takesSteps, Contraction product, int units, int inputStride, int gradientStride, int paddedUnits, bool hasBiases, int offset)
    {
        int inputs = product.Over.Aggregate(1, (count, axis) => count * axis.Length);
        MatrixForm form = product.Order is ByHalves ? MatrixForm.InputsInLanes : MatrixForm.UnitsInLanes;
        int paddedInputs = gradientStride == inputs && gradientStride != Machine.WidestOfFewRegisters ? Padding.Pad(inputs) : gradientStride;
        bool hasPlainGradients = gradientStride < paddedInputs;
        int accumulators = product.Order is Accumulators several ? several.Count : 1;
        Tiling row = TilePlanner.Row(paddedUnits, accumulators);
        var plan = new MatrixPlan(
            name,
            form,
            inputs,
            units,
            inputStride,
            hasPlainGradients,
            paddedInputs,
            paddedUnits,
            WeightsOffset: offset,
            BiasesOffset: null,
            Forward: TilePlanner.Block(inputs, paddedUnits, accumulators),
            ForwardRow: row,
            ForwardSingle: takesSteps && budget.AllowsLargeTiles ? TilePlanner.Single(row) : TilePlanner.Plan(accumulators, row, row),
            WeightGradients: TilePlanner.Inputs(inputs, paddedUnits),
            InputGradients: TilePlanner.Block(units, paddedInputs, accumulators: 1, hasPlainGradients ? 1 : Machine.MostTileVectors));
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
