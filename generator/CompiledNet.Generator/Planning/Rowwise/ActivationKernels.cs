using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>The kernels of what follows a product, and of the gradients through it.</summary>
internal static class ActivationKernels
{
    /// <summary>From the sums to what the stage hands on.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="outputs">How the rows of results lie.</param>
    /// <param name="budget">What the JIT can inline.</param>
    public static RowwiseKernel Forward(Stage stage, RowMemory outputs, Budget budget)
    {
        bool isUnpadded = outputs == RowMemory.Unpadded && !stage.Matrix.IsDot;
        return RowwisePlanner.Plan(
            $"{stage.Matrix.Name}{(isUnpadded ? "Outputs" : "Activation")}",
            stage.Result.Layer,
            stage.Matrix.Lanes,
            isUnpadded ? "The same to rows that are not padded." : Meaning(stage),
            stage.Following,
            Layout(stage.Matrix, stage.NeedsWholeRow, budget),
            [
                RowPlace.Read("z", stage.Sums) with { Rows = Memory(stage.Matrix), IsKept = false },
                RowPlace.Written("a", stage.Result) with { Rows = outputs, MayReplace = stage.Sums },
            ],
            callsFunctions: !budget.AllowsFunctions);
    }

    /// <summary>
    /// The same of a block of rows that lie in the lanes, in place of the sums. What is needed beside them lies in other rows, if anything is.
    /// </summary>
    public static RowwiseKernel InLanes(Stage stage, int rows)
    {
        RowwiseKernel kernel = RowwisePlanner.Plan(
            $"{stage.Matrix.Name}PanelResults",
            stage.Result.Layer,
            Machine.WidestVector,
            $"{Meaning(stage)}, of a panel, in place of z. Sums take units by halves, i with i + 8, then i + 4, i + 2, i + 1, as along a row.",
            stage.Following,
            new RowsInLanes(stage.Matrix.Units, rows, stage.Matrix.Units),
            [RowPlace.Replaced("z", stage.Sums, by: stage.Result), RowPlace.Spare("rest")]);
        bool usesSpare = kernel.Phases.SelectMany(phase => phase.Loop).OfType<RowStore>().Any(store => store.Place == 1);
        return usesSpare ? kernel : kernel with { Places = kernel.Places.Take(1).ToEquatableArray() };
    }

    /// <summary>From the derivatives with respect to the results to those with respect to the sums, in place.</summary>
    /// <param name="group">The operations.</param>
    /// <param name="stage">The stage, as it went forward.</param>
    /// <param name="source">The value of the forward pass that is read.</param>
    /// <param name="given">The derivatives that are there.</param>
    /// <param name="budget">What the JIT can inline.</param>
    public static RowwiseKernel Gradients(IReadOnlyList<Operation> group, Stage stage, Value source, Value given, Budget budget)
    {
        var last = (Map)group[group.Count - 1];
        RowMemory memory = Memory(stage.Matrix);
        return RowwisePlanner.Plan(
            $"{stage.Matrix.Name}ActivationGradients",
            last.Result.Layer,
            stage.Matrix.Lanes,
            $"{last.Result.Notation} = {last.Text}, in place of {given.Notation}.",
            group,
            Layout(stage.Matrix, group.OfType<Reduction>().Any(), budget),
            [
                (source == stage.Sums
                    ? RowPlace.Read("z", source)
                    : RowPlace.Read("a", source, Forward(stage, memory, budget).Places[1].HasZeroPadding)) with { Rows = memory },
                RowPlace.Replaced("da", given, by: last.Result, hasZeroPadding: true) with { Rows = memory },
            ],
            callsFunctions: !budget.AllowsFunctions);
    }

    private static string Meaning(Stage stage) => $"{stage.Result.Notation} = {((Map)stage.Following[stage.Following.Count - 1]).Text} with z = {stage.Sums.Notation}";

    /// <summary>What needs whole rows goes row by row; the rest through all of them, padding included.</summary>
    private static RowLayout Layout(MatrixPlan matrix, bool needsWholeRow, Budget budget) => needsWholeRow
        ? new UnitsInLanes(matrix.Units, matrix.PaddedUnits, WholeRows.AsOneVector(matrix.PaddedUnits, budget))
        : new SideBySide(matrix.Units, matrix.PaddedUnits);

    /// <summary>One output a row is not padded: its rows end where the caller's memory may end.</summary>
    private static RowMemory Memory(MatrixPlan matrix) => matrix.IsDot ? RowMemory.Unpadded : RowMemory.Padded;
}
