using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>Plans steps of gradient descent with one row: parameters are moved by the products of which their gradients are made.</summary>
internal static class DescentSteps
{
    public static int Take(PassBuilder pass, Map map)
    {
        if (!pass.Steps.OfType<GradientBoundStep>().Any())
            pass.Add(new GradientBoundStep(Factors(pass).ToEquatableArray()));
        Value parameter = pass.Program.Results.Single(result => result.Value == map.Result).Parameter!;
        if (pass.Context.Storage.Matrix(parameter) is not { } matrix)
            return 1;
        var gradient = (Contraction)pass.Operations.Single(operation => operation is Contraction && map.Operands.Contains(operation.Result));
        string? biases = matrix.HasBiases ? pass.Program.Results.First(result => result.Parameter is { } other && other.Layer == parameter.Layer && other != parameter).Value.Notation : null;
        pass.Add(CallStep.Of(
            new DescentKernel(matrix, pass.Context.Kernels, ProductGradientSteps.Notation(gradient) with { Result = parameter.Notation }, biases, parameter.Layer),
            pass.RowsOf(gradient.Right), gradient.Left, Given.Parameters, Given.LearningRate));
        return 1;
    }

    /// <summary>What the gradients of the matrices are products of, from the first layer to the last.</summary>
    private static IEnumerable<GradientFactors> Factors(PassBuilder pass)
    {
        foreach (Contraction product in Enumerable.Reverse(pass.Operations).OfType<Contraction>().Where(product => !product.Result.HasRows))
        {
            MatrixPlan matrix = pass.StageOf(product.Result.Layer)!.Matrix;
            yield return new GradientFactors(product.Left, matrix.Units, pass.RowsOf(product.Right), matrix.Inputs);
        }
    }
}
