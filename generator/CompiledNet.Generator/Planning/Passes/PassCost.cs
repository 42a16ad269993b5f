using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>
/// What the products of a pass are expected to cost, in cycles of the machine that <see cref="Machine"/> describes. The rest
/// of a pass is left out: activations, the loss, what moves memory.
/// </summary>
internal static class PassCost
{
    /// <summary>The pre-activations of all layers.</summary>
    /// <param name="plan">The plan of the network.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <param name="lanes">The floats of a register.</param>
    /// <param name="registers">The registers: 16 or 32.</param>
    public static double Forward(ExecutionPlan plan, int rows, int lanes, int registers) =>
        plan.Matrices.Sum(layer => PanelOf(plan, layer) is { } panel && rows >= panel.Rows ? Panels(layer, panel, rows, lanes, registers) : Sums(layer, rows, lanes, registers));

    /// <summary>The pre-activations, and the gradients of the parameters and of the layers' inputs.</summary>
    /// <inheritdoc cref="Forward(ExecutionPlan, int, int, int)"/>
    public static double Training(ExecutionPlan plan, int rows, int lanes, int registers)
    {
        double cycles = plan.Matrices.Sum(layer => Sums(layer, rows, lanes, registers));
        foreach (MatrixPlan layer in plan.Matrices)
        {
            bool isFirst = ReferenceEquals(layer, plan.Matrices[0]);
            cycles += layer.IsDot
                ? Dot(layer, rows, lanes) * (isFirst ? 1 : 2)
                : Product(Of(layer.WeightGradients, registers), 1, layer.Inputs, rows, lanes)
                    + (isFirst ? 0 : Product(Of(layer.InputGradients, registers), 1, rows, layer.Units, lanes));
        }

        return cycles;
    }

    /// <summary>The tiles of a product with rows in the lanes of vectors, if it is taken so.</summary>
    public static PanelPlan? PanelOf(ExecutionPlan plan, MatrixPlan matrix) =>
        plan.Kernels.OfType<RowsInLanesKernel>().FirstOrDefault(kernel => kernel.Matrix == matrix)?.Panel;

    private static double Sums(MatrixPlan layer, int rows, int lanes, int registers)
    {
        if (layer.IsDot)
            return Dot(layer, rows, lanes);
        Tiling tiling = Of(layer.Forward, registers);
        int rest = rows < tiling.Rows ? rows : rows % tiling.Rows;
        int single = rows < tiling.Rows || rest <= tiling.MostSingleRows ? rest : 0;
        return Product(tiling, layer.Forward.Accumulators, rows - single, layer.Inputs, lanes)
            + Product(Of(layer.ForwardSingle, registers), layer.Forward.Accumulators, single, layer.Inputs, lanes);
    }

    private static double Panels(MatrixPlan layer, PanelPlan panel, int rows, int lanes, int registers)
    {
        int panels = (rows + panel.Rows - 1) / panel.Rows;
        return panels * Product(Of(panel.Sums, registers), panel.Sums.Accumulators, layer.Units, layer.Inputs, lanes);
    }

    /// <summary>All tiles of a product, of which the last overlaps the one before it.</summary>
    private static double Product(Tiling tiling, int accumulators, int rows, int steps, int lanes)
    {
        int tiles = (rows + tiling.Rows - 1) / tiling.Rows;
        return tiling.Columns.Sum(span =>
        {
            double vectors = (double)(span.End - span.Start) / Math.Min(lanes, span.End - span.Start);
            double cycles = TileCost.CyclesPerMultiplyAdd(tiling.Rows, span.Vectors, tiling.Accumulators)
                + TileCost.WaitingPerMultiplyAdd(accumulators, tiling.Accumulators, steps);
            return tiles * tiling.Rows * steps * vectors * cycles;
        });
    }

    /// <summary>A layer with one unit: two loads for each multiply-add.</summary>
    private static double Dot(MatrixPlan layer, int rows, int lanes) =>
        (double)rows * Padding.RoundUp(layer.Inputs, lanes) / lanes * 2 / Machine.LoadsPerCycle;

    private static Tiling Of(ProductPlan product, int registers) =>
        registers == Machine.ManyRegisters ? product.ManyRegisters : product.FewRegisters;
}
