using CompiledNet.Generator.Planning.Convolutions;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>Plans products of windows with filters, and their gradients. Windows are never written down: the kernels reach through them.</summary>
internal static class ConvolutionSteps
{
    public static int Forward(PassBuilder pass, Contraction product, Windows windows)
    {
        ConvolutionPlan plan = pass.Context.Storage.Convolution(product.Right)!;
        var notation = new ProductNotation(product.Result.Notation, product.Right.Notation, windows.Operand.Notation, product.Start?.Notation);
        pass.Call(
            new ConvolutionKernel(plan, notation, product.Result.Layer),
            product.Result,
            [pass.RowsOf(windows.Operand, plan.InputStride), Given.Parameters, product.Result, Given.Count]);
        pass.EndLayer(product.Result);
        return 1;
    }

    public static int WeightGradients(PassBuilder pass, Contraction product, Windows windows)
    {
        ConvolutionPlan plan = PlanOf(pass, product);
        Value? biases = pass.Operations.OfType<Reduction>().FirstOrDefault(reduction => reduction.Operand == product.Left && reduction.Over.Contains(Axis.Rows))?.Result;
        var notation = new ProductNotation(product.Result.Notation, product.Left.Notation, windows.Operand.Notation, null);
        pass.Call(
            new ConvolutionWeightGradientsKernel(plan, notation, biases?.Notation, product.Result.Layer),
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

    private static ConvolutionPlan PlanOf(PassBuilder pass, Contraction gradients) =>
        pass.Context.Storage.Convolution(pass.Program.Results.Single(result => result.Value == gradients.Result).Parameter!)!;
}
