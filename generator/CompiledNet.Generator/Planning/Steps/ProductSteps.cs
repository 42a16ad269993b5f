using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>Plans products with matrices of weights, and what follows while their sums are in registers.</summary>
internal static class ProductSteps
{
    public static int Forward(PassBuilder pass, int index)
    {
        Contraction contraction = (Contraction)pass.Operations[index];
        MatrixPlan matrix = pass.Context.Storage.Matrix(contraction.Right)!;
        Stage stage = StageAt(pass, index, matrix);
        int product = stage.Sums == stage.Product.Result ? 1 : 2;
        Value x = pass.RowsOf(stage.Product.Left, stage.Matrix.InputStride);
        if (pass.Options.Row is { } row)
        {
            Row(pass, stage, row, x);
            return product + stage.Following.Count;
        }

        if (pass.Options.RowsInLanes && pass.IsResult(stage.Result, ResultKind.Outputs) && RowsInLanes(pass, stage) is { } panel)
        {
            Panels(pass, stage, panel, x);
            return product + stage.Following.Count;
        }

        PlannedProduct planned = Plan(pass, index + product, stage);
        pass.Add(CallStep.Of(planned.Kernel, [x, Given.Parameters, planned.Result, .. planned.Source, pass.CountOf(planned.Result)]));
        pass.EndLayer(planned.Result);
        return planned.Next - index;
    }

    /// <summary>The product with a matrix at a place, and what is computed while its sums are in registers.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="next">The first operation behind the product.</param>
    /// <param name="stage">The product.</param>
    public static PlannedProduct Plan(PassBuilder pass, int next, Stage stage)
    {
        if (Joining.Behind(pass, next, stage) is { } joined)
        {
            // The layer that is not finite is looked for once, behind a failure: for that, products of their own are not worth their code.
            if (pass.Options.TestsFinite)
                return new PlannedProduct(new(stage.Matrix, KernelSource.Precompiled, Notation(stage), stage.Sums.Layer, Epilogue: null), stage.Sums, [], next);
            Argument source = pass.RowsOf(joined.Read, joined.ReadStride);
            return new PlannedProduct(new(stage.Matrix, pass.Context.Kernels, Notation(stage), stage.Sums.Layer, joined.Epilogue, joined.Source), joined.Map.Result, [source], joined.Next);
        }

        bool isFused = pass.Context.Kernels == KernelSource.WrittenOut && !stage.Matrix.IsDot && !stage.HandsSumsOn
            && stage.OnlyMap is { } map && map.Operands.Count() == 1 && ExpressionCost.IsCheap(map.Formula);
        return new PlannedProduct(ForwardKernelOf(pass, stage, isFused ? EpilogueOf(stage) : null), isFused ? stage.Result : stage.Sums, [], isFused ? next + 1 : next);
    }

    /// <summary>The stage whose product stands at a place.</summary>
    public static Stage StageAt(PassBuilder pass, int index, MatrixPlan matrix)
    {
        var product = (Contraction)pass.Operations[index];
        return StageFinder.At(pass.Operations, index, matrix, pass.Context.Layouts, pass.Context.Stages.First(known => known.Product.Right == product.Right).HandsSumsOn);
    }

    /// <summary>The call of a product whose sums are read by what is planned apart.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="index">The place of the product.</param>
    /// <param name="x">The rows of its operand.</param>
    public static CallStep ForwardCall(PassBuilder pass, int index, Value x)
    {
        var contraction = (Contraction)pass.Operations[index];
        Stage stage = StageFinder.At(pass.Operations, index, pass.Context.Storage.Matrix(contraction.Right)!, pass.Context.Layouts, handsSumsOn: false);
        return CallStep.Of(ForwardKernelOf(pass, stage, epilogue: null), x, Given.Parameters, contraction.Result, pass.CountOf(contraction.Result));
    }

    /// <summary>Whether softmax over few classes gains by rows in the lanes.</summary>
    public static bool IsForLanes(PassBuilder pass, MatrixPlan matrix) =>
        matrix.PaddedUnits <= Machine.WidestVector && matrix.Inputs <= Machine.MostPanelInputs && pass.Context.Budget.AllowsRowsInLanes;

    private static void Row(PassBuilder pass, Stage stage, RowPlan row, Value x)
    {
        MatrixPlan matrix = stage.Matrix;
        bool keepsSums = stage.KeepsSums(pass.Context.Budget);
        bool isLast = pass.IsResult(stage.Result, ResultKind.Outputs);
        var kernel = new RowKernel(
            matrix,
            row.Tilings[pass.Context.Stages.ToList().FindIndex(other => other.Sums == stage.Sums)],
            Notation(stage),
            stage.Sums.Layer,
            stage.NeedsWholeRow ? null : EpilogueOf(stage),
            stage.NeedsWholeRow ? ActivationKernels.Forward(stage, isLast && !matrix.HasPlainResults ? RowMemory.Unpadded : RowMemory.Padded, pass.Context.Budget) : null,
            keepsSums,
            row.IsInlined,
            isLast);
        if (isLast)
            pass.IsCallers(stage.Result, CallersRows.Outputs);
        pass.Add(keepsSums
            ? CallStep.Of(kernel, x, Given.Parameters, stage.Sums, stage.Result)
            : CallStep.Of(kernel, x, Given.Parameters, stage.Result));
    }

    private static void Panels(PassBuilder pass, Stage stage, PanelPlan panel, Value x)
    {
        MatrixPlan matrix = stage.Matrix;
        RowwiseKernel rest = ActivationKernels.Forward(stage, matrix.HasPlainResults ? RowMemory.Padded : RowMemory.Unpadded, pass.Context.Budget);
        pass.IsCallers(stage.Result, CallersRows.Outputs);
        pass.Add(CallStep.Of(
            new RowsInLanesKernel(matrix, panel, ActivationKernels.InLanes(stage, panel.Rows), ForwardKernelOf(pass, stage, epilogue: null), rest, stage.Sums.Layer),
            x, Given.Parameters, Given.Scratch, stage.Result, Given.Count));
    }

    private static PanelPlan? RowsInLanes(PassBuilder pass, Stage stage) =>
        pass.Context.Kernels == KernelSource.WrittenOut && stage.NeedsWholeRow && stage.Layout.Positions == 1 && IsForLanes(pass, stage.Matrix)
            ? new PanelPlan(Machine.PanelRows, TilePlanner.Units(stage.Matrix.Inputs, stage.Matrix.Units, Machine.PanelRows, stage.Matrix.Forward.Accumulators))
            : null;

    private static ForwardKernel ForwardKernelOf(PassBuilder pass, Stage stage, Epilogue? epilogue) =>
        new(stage.Matrix, pass.Context.Kernels, Notation(stage), stage.Sums.Layer, epilogue);

    private static Epilogue? EpilogueOf(Stage stage) => stage.OnlyMap is { } map
        ? new Epilogue(map.Formula.Replace(part => part is Expressions.Read ? Epilogue.Sum : null), map.Result.Notation, $"{map.Text} with z = {stage.Sums.Notation}")
        : null;

    private static ProductNotation Notation(Stage stage) => new(
        stage.Sums.Notation,
        stage.Product.Right.Notation,
        stage.Product.Left.Notation,
        stage.Matrix.HasBiases ? stage.Product.Start?.Notation ?? $"b[{stage.Sums.Layer}]" : null);
}

/// <summary>A product with a matrix.</summary>
/// <param name="Kernel">Its kernel.</param>
/// <param name="Result">What that gives.</param>
/// <param name="Source">The rows that its epilogue reads, if it reads some.</param>
/// <param name="Next">The first operation that it does not compute.</param>
internal sealed record PlannedProduct(ForwardKernel Kernel, Value Result, IReadOnlyList<Argument> Source, int Next);
