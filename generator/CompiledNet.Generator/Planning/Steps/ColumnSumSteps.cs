using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>Plans sums over all positions of all rows: the gradients of parameters that those share.</summary>
internal static class ColumnSumSteps
{
    public static int Take(PassBuilder pass, Reduction sum)
    {
        ProgramResult? gradient = pass.Program.Results.FirstOrDefault(result => result.Kind == ResultKind.Gradient && result.Value == sum.Result);
        // The gradients of biases are computed with those of the weights, from the same derivatives.
        if (pass.Program.Results.Any(result => result.Kind == ResultKind.NewParameter) || (gradient is not null && IsOfProduct(pass, sum)))
            return 1;
        string name = $"{pass.NameOf(sum.Result)}Sums";
        // Vectors of the last row must not reach behind it, into what is not the caller's.
        ValueLayout layout = pass.LayoutOf(sum.Operand);
        if (!layout.IsWhole)
            layout = layout with { Stride = pass.LayoutOf(sum.Result).Stride };
        var kernel = new ColumnSumKernel(name, $"{sum.Result.Notation} = {sum.Definition}", sum.Result.Layer, layout);
        Value d = pass.RowsOf(sum.Operand, layout.Stride);
        pass.Call(kernel, sum.Result, gradient is null
            ? [d, sum.Result, pass.CountOf(sum.Operand), Given.FromZero]
            : [d, new PlaceArgument(Given.Gradients, pass.Context.Storage.Place(gradient.Parameter!).Offset), pass.CountOf(sum.Operand), Given.IsFirstBlock]);
        return 1;
    }

    private static bool IsOfProduct(PassBuilder pass, Reduction sum) =>
        pass.Operations.Any(operation => operation is Contraction { Result.HasRows: false } product && product.Left == sum.Operand);
}
