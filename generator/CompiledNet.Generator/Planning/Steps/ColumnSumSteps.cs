using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>Plans sums over all positions of all rows: the gradients of parameters that those share.</summary>
internal static class ColumnSumSteps
{
    public static int Take(PassBuilder pass, Reduction sum)
    {
        // The gradients of biases are computed with those of the weights, from the same derivatives.
        bool isOfProduct = pass.Operations.Any(operation => operation is Contraction { Result.HasRows: false } product && product.Left == sum.Operand);
        if (isOfProduct || pass.Program.Results.FirstOrDefault(result => result.Kind == ResultKind.Gradient && result.Value == sum.Result) is not { } gradient)
            return 1;
        pass.Call(
            pass.Context.Names.Named(new ColumnSumKernel($"{pass.NameOf(gradient.Parameter!)}Sums", $"{sum.Result.Notation} = {sum.Definition}", sum.Result.Layer, pass.LayoutOf(sum.Operand))),
            sum.Result,
            [pass.RowsOf(sum.Operand), new PlaceArgument(Given.Gradients, pass.Context.Storage.Place(gradient.Parameter!).Offset), pass.CountOf(sum.Operand), Given.IsFirstBlock]);
        return 1;
    }
}
