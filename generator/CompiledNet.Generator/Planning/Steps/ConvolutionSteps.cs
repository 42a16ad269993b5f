using CompiledNet.Generator.Planning.Convolutions;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>Plans products of windows with filters, and their gradients. Windows are never written down: the kernels reach through them.</summary>
internal static class ConvolutionSteps
{
    public static int Forward(PassBuilder pass, int index, Contraction product, Windows windows)
    {
        ConvolutionPlan plan = pass.Context.Storage.Convolution(product.Right)!;
        var notation = new ProductNotation(product.Result.Notation, product.Right.Notation, windows.Operand.Notation, product.Start?.Notation);
        KernelSource source = SourceOf(pass, plan);
        bool isInLanes = source == KernelSource.WrittenOut && LaneTiles.Fit(plan);
        Map? next = source == KernelSource.WrittenOut ? Fused(pass, index, product) : null;
        Value values = next?.Result ?? product.Result;
        int behind = index + (next is null ? 1 : 2);
        Pooling? pooling = source == KernelSource.WrittenOut ? Pooled(pass, behind, values) : null;
        WindowsPlan? pool = pooling is null ? null : WindowsPlan.Of(pooling.Along);
        if (pool is not null && !(isInLanes ? LaneTiles.FitsPool(plan, pool) : ConvolutionTiles.FitsPool(pool)))
            (pooling, pool) = (null, null);
        Epilogue? epilogue = next is null
            ? null
            : new Epilogue(next.Formula.Replace(part => part is Expressions.Read ? Epilogue.Sum : null), next.Result.Notation, $"{next.Text} with z = {product.Result.Notation}");
        Value result = pooling?.Result ?? values;
        pass.Call(
            isInLanes
                ? new ConvolutionInLanesKernel(plan, notation, product.Result.Layer, epilogue, pool)
                : new ConvolutionKernel(plan, source, notation, product.Result.Layer, epilogue, pool),
            result,
            [pass.RowsOf(windows.Operand, plan.InputStride), Given.Parameters, result, Given.Count]);
        pass.EndLayer(result);
        return behind - index + (pooling is null ? 0 : 1);
    }

    public static int WeightGradients(PassBuilder pass, Contraction product, Windows windows)
    {
        ConvolutionPlan plan = PlanOf(pass, product);
        Value? biases = pass.Operations.OfType<Reduction>().FirstOrDefault(reduction => reduction.Operand == product.Left && reduction.Over.Contains(Axis.Rows))?.Result;
        var notation = new ProductNotation(product.Result.Notation, product.Left.Notation, windows.Operand.Notation, null);
        pass.Call(
            new ConvolutionWeightGradientsKernel(plan, SourceOf(pass, plan), notation, biases?.Notation, product.Result.Layer),
            product.Result,
            [pass.RowsOf(windows.Operand, plan.InputStride), pass.RowsOf(product.Left), Given.Gradients, Given.Count, Given.IsFirstBlock]);
        return 1;
    }

    /// <summary>The derivatives of windows are added up where they are computed; nobody else needs them.</summary>
    public static int InputGradients(PassBuilder pass, Contraction product, Fold fold)
    {
        ConvolutionPlan plan = pass.Context.Storage.Convolution(product.Right)!;
        var notation = new ProductNotation(fold.Result.Notation, product.Right.Notation, product.Left.Notation, null);
        var kernel = new ConvolutionInputGradientsKernel(plan, pass.LayoutOf(fold.Result).Stride, notation, product.Result.Layer);
        pass.Call(
            kernel,
            fold.Result,
            kernel.ScratchLength > 0
                ? [pass.RowsOf(product.Left), Given.Parameters, Given.Scratch, fold.Result, Given.Count]
                : [pass.RowsOf(product.Left), Given.Parameters, fold.Result, Given.Count]);
        return 1;
    }

    /// <summary>What adds up the windows that a product gives; null if nothing does.</summary>
    public static Fold? FoldOf(PassBuilder pass, Contraction product) =>
        pass.Operations.OfType<Fold>().FirstOrDefault(fold => fold.Operand == product.Result);

    private static KernelSource SourceOf(PassBuilder pass, ConvolutionPlan plan) =>
        pass.Context.Kernels == KernelSource.WrittenOut && ConvolutionTiles.Fit(plan, pass.Context.Budget) ? KernelSource.WrittenOut : KernelSource.Precompiled;

    /// <summary>What follows while the sums are in registers: a cheap activation, if that is all that needs them.</summary>
    private static Map? Fused(PassBuilder pass, int index, Contraction product)
    {
        if (index + 1 >= pass.Operations.Count || pass.Operations[index + 1] is not Map map || StageFinder.Rowwise(pass.Operations, index + 1).Skip(1).Any())
            return null;
        bool isOfSums = map.Result.Layer == product.Result.Layer && map.Operands.All(operand => operand == product.Result);
        return isOfSums && ExpressionCost.IsCheap(map.Formula) && !pass.IsNeededBehind(index + 2, product.Result) ? map : null;
    }

    /// <summary>The largest of windows that do not overlap, if that is all that needs the values, and nobody tests them.</summary>
    private static Pooling? Pooled(PassBuilder pass, int index, Value values) =>
        !pass.Options.TestsFinite && index < pass.Operations.Count
        && pass.Operations[index] is Pooling { Kind: PoolingKind.Largest } pooling && pooling.Operand == values
        && pass.LayoutOf(pooling.Result).Stride == pass.LayoutOf(values).Stride && !pass.IsNeededBehind(index + 1, values)
            ? pooling
            : null;

    private static ConvolutionPlan PlanOf(PassBuilder pass, Contraction gradients) =>
        pass.Context.Storage.Convolution(pass.Program.Results.Single(result => result.Value == gradients.Result).Parameter!)!;
}
