using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>The kernels of a network's loss: the sum of it over rows, and its derivative.</summary>
internal static class LossKernels
{
    /// <summary>For rows, one after the other, or side by side where each has one output.</summary>
    public static RowwiseKernel OfRows(ExecutionPlan plan)
    {
        LossModel loss = plan.Network.Loss!;
        DensePlan last = Last(plan);
        LossValues values = plan.Programs.LossValues!;
        return RowwisePlanner.Plan(
            loss.Name,
            loss.Function.Explanation(loss.Delta),
            Operations(plan.Programs, values.Total),
            last.IsDot
                ? new SideBySide(Units: 1, Stride: 1)
                : new UnitsInLanes(last.Layer.OutputSize, last.PaddedUnits, WholeRows.AsOneVector(last.PaddedUnits, plan.Network.FusedMultiplyAdd)),
            [.. Places(values, last.IsDot ? RowMemory.Unpadded : RowMemory.Padded, isKept: true)],
            [values.Scale],
            values.Total,
            callsFunctions: !plan.Network.FusedMultiplyAdd);
    }

    /// <summary>For one row with one output, whose loss is the sum.</summary>
    public static RowwiseKernel OfOneOutput(ExecutionPlan plan)
    {
        LossValues values = plan.Programs.LossValues!;
        Value each = Summed(plan.Programs);
        return RowwisePlanner.Plan(
            $"{plan.Network.Loss!.Name}Row",
            "The same for one row.",
            Operations(plan.Programs, each),
            new OneNumber(),
            [.. Places(values, RowMemory.Unpadded, isKept: true).Select(place => place with { Rows = RowMemory.Unpadded })],
            [values.Scale],
            each);
    }

    /// <summary>For a panel, in which rows lie in the lanes: the loss of each row, which is summed elsewhere.</summary>
    public static RowwiseKernel OfPanel(ExecutionPlan plan, PanelPlan panel)
    {
        DensePlan last = Last(plan);
        LossValues values = plan.Programs.LossValues!;
        Value loss = Summed(plan.Programs);
        return RowwisePlanner.Plan(
            $"{plan.Network.Loss!.Name}Panel",
            $"L of each row, divided by {Unit(plan.Programs)}, and the derivative, of one panel.",
            Operations(plan.Programs, loss),
            new RowsInLanes(last.Layer.OutputSize, panel.Rows, last.PaddedUnits),
            [.. Places(values, RowMemory.Padded, isKept: false), RowPlace.Written("losses", loss) with { Rows = RowMemory.Numbers }],
            [values.Scale]);
    }

    /// <summary>What the loss of a row counts in the sum over rows.</summary>
    public static double Unit(NetworkPrograms programs) => ((InDouble)((Reduction)programs.Training!.Source(programs.LossValues!.Total)!).Order).Unit;

    private static IEnumerable<RowPlace> Places(LossValues values, RowMemory inputs, bool isKept)
    {
        string of = Renumbering.WithoutLayer(values.Of.Notation);
        yield return RowPlace.Read(of, values.Of) with { Rows = inputs, IsKept = isKept };
        yield return RowPlace.Read("y", values.Targets, hasZeroPadding: true) with { Rows = inputs };
        yield return RowPlace.Written($"d{of}", values.Gradient, hasZeroPadding: true);
    }

    private static IReadOnlyList<Operation> Operations(NetworkPrograms programs, Value result)
    {
        LossValues values = programs.LossValues!;
        return programs.Training!.Between([values.Of, values.Targets, values.Scale], [result, values.Gradient]);
    }

    /// <summary>What is summed over the rows.</summary>
    private static Value Summed(NetworkPrograms programs)
    {
        Value each = ((Reduction)programs.Training!.Source(programs.LossValues!.Total)!).Operand;
        return programs.Training.Source(each) is View view ? view.Operand : each;
    }

    private static DensePlan Last(ExecutionPlan plan) => plan.Layers[plan.Layers.Count - 1];
}
