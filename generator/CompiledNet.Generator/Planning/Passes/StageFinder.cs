using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>Finds the operations that belong together: a product, the sum with its bias, and what follows.</summary>
internal static class StageFinder
{
    /// <summary>The stages of an inference program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="backward">The program of the derivatives.</param>
    /// <param name="matrices">The matrices, by their weights.</param>
    public static IEnumerable<Stage> Of(Program program, Program backward, IReadOnlyDictionary<Value, MatrixPlan> matrices)
    {
        var read = new HashSet<Value>(backward.Operations.Where(operation => program.Source(operation.Result) is null).SelectMany(operation => operation.Operands));
        for (int index = 0; index < program.Operations.Count; index++)
        {
            if (program.Operations[index] is Contraction product)
                yield return At(program.Operations, index, matrices, read);
        }
    }

    /// <summary>The stage whose product stands at a place.</summary>
    /// <param name="operations">The operations.</param>
    /// <param name="index">The place.</param>
    /// <param name="matrices">The matrices, by their weights.</param>
    /// <param name="read">The values that derivatives read.</param>
    public static Stage At(EquatableArray<Operation> operations, int index, IReadOnlyDictionary<Value, MatrixPlan> matrices, ICollection<Value> read)
    {
        var product = (Contraction)operations[index];
        MatrixPlan matrix = matrices[product.Right];
        int next = index + 1;
        Value sums = product.Result;
        if (matrix.IsDot && Bias(operations, next, product) is { } bias)
        {
            sums = bias.Result;
            next++;
        }

        return new Stage(matrix, product, sums, Rowwise(operations, next).TakeWhile(operation => operation.Result.Layer == sums.Layer).ToEquatableArray(), read.Contains(sums));
    }

    /// <summary>
    /// The maps and reductions of rows that stand one behind the other from a place on, of one layer or of the loss, forward or backward.
    /// </summary>
    public static IEnumerable<Operation> Rowwise(EquatableArray<Operation> operations, int index) => operations.Skip(index).TakeWhile(operation =>
        operation is Map or Reduction or View { Result.Layer: 0 }
        && IsOfRows(operation)
        && operation.Result.Layer == operations[index].Result.Layer
        && (!TakesGradients(operation) || TakesGradients(operations[index])));

    private static bool TakesGradients(Operation operation) => operation.Operands.Any(operand => operand.Role == ValueRole.OutputGradients);

    /// <summary>Whether an operation is about rows; sums over them in order are gradients of parameters.</summary>
    private static bool IsOfRows(Operation operation) =>
        operation is not Reduction { Over: var over, Order: Accumulators } || over != Axis.Rows;

    /// <summary>The sum of a product and its bias, where the product does not start from that.</summary>
    private static Map? Bias(EquatableArray<Operation> operations, int index, Contraction product) =>
        index < operations.Count && operations[index] is Map map && map.Operands.Contains(product.Result) && map.Operands.Any(operand => operand.Role == ValueRole.Parameter) ? map : null;
}
