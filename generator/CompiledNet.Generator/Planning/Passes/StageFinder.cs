using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Storage;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>Finds the operations that belong together: a product with a matrix, the sum with its bias, and what follows.</summary>
internal static class StageFinder
{
    /// <summary>The stages of an inference program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="backward">The program of the derivatives.</param>
    /// <param name="storage">Where the matrices lie.</param>
    /// <param name="layouts">How values lie.</param>
    public static IEnumerable<Stage> Of(Program program, Program backward, StoragePlan storage, Layouts.Layouts layouts)
    {
        var read = new HashSet<Value>(backward.AllOperations.Where(operation => program.Source(operation.Result) is null).SelectMany(operation => operation.Operands));
        EquatableArray<Operation> operations = program.AllOperations.ToEquatableArray();
        for (int index = 0; index < operations.Count; index++)
        {
            if (operations[index] is Contraction product && storage.Matrix(product.Right) is { } matrix)
            {
                Stage stage = At(operations, index, matrix, layouts, handsSumsOn: false);
                yield return stage with { HandsSumsOn = read.Contains(stage.Sums) };
            }
        }
    }

    /// <summary>The stage whose product stands at a place.</summary>
    /// <param name="operations">The operations.</param>
    /// <param name="index">The place.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="layouts">How values lie.</param>
    /// <param name="handsSumsOn">Whether a derivative is computed from the sums.</param>
    public static Stage At(EquatableArray<Operation> operations, int index, MatrixPlan matrix, Layouts.Layouts layouts, bool handsSumsOn)
    {
        var product = (Contraction)operations[index];
        int next = index + 1;
        Value sums = product.Result;
        if (matrix.IsDot && Bias(operations, next, product) is { } bias)
        {
            sums = bias.Result;
            next++;
        }

        var known = new HashSet<Value> { sums };
        var following = new List<Operation>();
        foreach (Operation operation in Rowwise(operations, next).TakeWhile(operation => operation.Result.Layer == sums.Layer && operation.Operands.All(known.Contains)))
        {
            following.Add(operation);
            known.Add(operation.Result);
        }

        return new Stage(matrix, layouts.Of(sums), product, sums, following.ToEquatableArray(), handsSumsOn);
    }

    /// <summary>
    /// The maps and reductions of rows that stand one behind the other from a place on, of one layer or of the loss, forward or backward,
    /// and along the same axes.
    /// </summary>
    public static IEnumerable<Operation> Rowwise(EquatableArray<Operation> operations, int index) => operations.Skip(index).TakeWhile(operation =>
        operation is Map or Reduction or View { Result.Layer: 0 }
        && IsOfRows(operation)
        && operation.Result.Layer == operations[index].Result.Layer
        && (operation.Result.Layer == 0 || IsAlong(Space(operations[index]), operation))
        && (!TakesGradients(operation) || TakesGradients(operations[index])));

    /// <summary>The axes along which an operation goes.</summary>
    public static EquatableArray<Axis> Space(Operation operation) => operation is Reduction reduction ? reduction.Operand.Axes : operation.Result.Axes;

    /// <summary>Whether an operation goes along some axes, or along all of them but the last, as what a row is reduced to does.</summary>
    private static bool IsAlong(EquatableArray<Axis> space, Operation operation) =>
        Space(operation) is var own && (own.SequenceEqual(space) || own.SequenceEqual(space.Take(space.Count - 1)));

    private static bool TakesGradients(Operation operation) => operation.Operands.Any(operand => operand.Role == ValueRole.OutputGradients);

    /// <summary>Whether an operation is about rows; sums over them in order are gradients of parameters.</summary>
    private static bool IsOfRows(Operation operation) =>
        operation is not Reduction { Over: var over, Order: Accumulators } || !over.Contains(Axis.Rows);

    /// <summary>The sum of a product and its bias, where the product does not start from that.</summary>
    private static Map? Bias(EquatableArray<Operation> operations, int index, Contraction product) =>
        index < operations.Count && operations[index] is Map map && map.Operands.Contains(product.Result) && map.Operands.Any(operand => operand.Role == ValueRole.Parameter) ? map : null;
}
