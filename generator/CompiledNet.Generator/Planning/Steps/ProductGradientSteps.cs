using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>Plans the gradients of products with matrices of weights.</summary>
internal static class ProductGradientSteps
{
    public static int WeightGradients(PassBuilder pass, Contraction product)
    {
        Value? biases = pass.Operations.OfType<Reduction>().FirstOrDefault(reduction => reduction.Operand == product.Left && reduction.Over.Contains(Axis.Rows))?.Result;
        MatrixPlan matrix = pass.Program.Results.FirstOrDefault(result => result.Kind == ResultKind.Gradient && result.Value == product.Result)?.Parameter is { } weights
            ? pass.Context.Storage.Matrix(weights)!
            : pass.StageOf(product.Result.Layer)!.Matrix;
        Value d = pass.RowsOf(product.Left);
        Value x = pass.RowsOf(product.Right, matrix.InputStride);
        if (pass.Program.Results.All(result => result.Kind != ResultKind.NewParameter))
        {
            pass.Add(CallStep.Of(
                new WeightGradientsKernel(matrix, pass.Context.Kernels, Notation(product), biases?.Notation, product.Result.Layer),
                x, d, Given.Gradients, pass.CountOf(product.Left), Given.IsFirstBlock));
        }

        return 1;
    }

    public static int InputGradients(PassBuilder pass, int index, Contraction product)
    {
        Value d = pass.RowsOf(product.Left);
        MatrixPlan matrix = pass.Context.Storage.Matrix(product.Right)!;
        bool isForCaller = pass.Program.Results.Any(given => given.Kind == ResultKind.InputGradients && pass.Seen(given.Value) == product.Result);
        Map? next = isForCaller ? null : Fused(pass, index, product);
        Value? source = next?.Operands.Single(operand => operand != product.Result);
        Value result = next?.Result ?? product.Result;
        Epilogue? epilogue = next is null
            ? null
            : new Epilogue(next.Formula.Replace(part => part is not Read read ? null : read.Value == source ? Epilogue.Source : Epilogue.Sum), result.Notation, next.Text);
        if (isForCaller)
            pass.IsCallers(result, CallersRows.InputGradients);
        var kernel = new InputGradientsKernel(matrix, pass.Context.Kernels, Notation(product), product.Result.Layer, epilogue);
        pass.Call(kernel, result, source is null
            ? [d, Given.Parameters, Given.Scratch, result, pass.CountOf(result)]
            : [d, Given.Parameters, Given.Scratch, pass.RowsOf(source, pass.LayoutOf(result).Stride), result, pass.CountOf(result)]);
        return next is null ? 1 : 2;
    }

    /// <summary>A product of gradients in the usual notation.</summary>
    public static ProductNotation Notation(Contraction product) => new(product.Result.Notation, product.Left.Notation, product.Right.Notation, null);

    /// <summary>What follows while the sums are in registers: the derivative of the activation before, or the sum with another derivative.</summary>
    private static Map? Fused(PassBuilder pass, int index, Contraction product)
    {
        if (pass.Context.Kernels != KernelSource.WrittenOut || pass.Operations.Skip(index + 1).FirstOrDefault() is not Map next)
            return null;
        bool isOfOneOther = next.Operands.Contains(product.Result) && next.Operands.Count() == 2 && next.Result.Axes.Equals(product.Result.Axes)
            && next.Operands.All(operand => operand.Axes.Equals(product.Result.Axes));
        bool isAllThatFollows = !StageFinder.Rowwise(pass.Operations, index + 1).Skip(1).Any() && !pass.IsNeededBehind(index + 2, product.Result);
        return isOfOneOther && isAllThatFollows && ExpressionCost.IsCheap(next.Formula) && ExpressionCost.Of(next.Formula) <= Machine.MostFusedOperations ? next : null;
    }
}
