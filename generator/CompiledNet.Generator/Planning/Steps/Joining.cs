using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>
/// Finds what several layers have one kernel for, where nothing else needs what one hands to the other: the sum of a product and what another layer gave
/// is an epilogue of the product, and maps of the same rows follow one another while a vector is in a register.
/// </summary>
internal static class Joining
{
    /// <summary>Whether a pass joins layers. The one that looks for the first layer that is not finite needs what each of them gives.</summary>
    public static bool IsAllowed(PassBuilder pass) => !pass.Options.TestsFinite && AreWrittenOut(pass);

    /// <summary>The map behind a product that reads its sums and one other value; null if there is none that can be its epilogue.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="next">The first operation behind the product.</param>
    /// <param name="stage">The product.</param>
    public static JoinedEpilogue? Behind(PassBuilder pass, int next, Stage stage)
    {
        if (!AreWrittenOut(pass) || stage.Matrix.IsDot || stage.HandsSumsOn || stage.Following.Count > 0)
            return null;
        next = SkipViews(pass, next);
        Contraction? product = next < pass.Operations.Count ? pass.Operations[next] as Contraction : null;
        MatrixPlan? small = product is null ? null : pass.Context.Storage.Matrix(product.Right);
        if (small is { Inputs: 1, HasBiases: false, IsDot: false, Forward.Accumulators: 1 } && product!.Left != stage.Sums
            && MapOf(pass, SkipViews(pass, next + 1), stage, product.Result) is { } withProduct)
        {
            return new JoinedEpilogue(
                EpilogueOf(pass, withProduct.Map, stage, $" with {product.Result.Notation} = {product.Right.Notation}·{product.Left.Notation}"),
                new OneInputSource(small), product.Left, small.InputStride, withProduct.Map, withProduct.Next);
        }

        return MapOf(pass, next, stage, null) is { } found
            ? new JoinedEpilogue(EpilogueOf(pass, found.Map, stage, ""), new RowsSource(), found.Other, stage.Layout.Stride, found.Map, found.Next)
            : null;
    }

    /// <summary>The maps from a place on that are computed together with some others of the same rows, and the first operation behind them.</summary>
    public static (Operation[] Group, int Next) After(PassBuilder pass, IReadOnlyList<Operation> group, int next)
    {
        var all = group.ToList();
        if (group[0].Result is not { HasRows: true, IsScalar: false })
            return ([.. group], next);
        ValueLayout layout = pass.LayoutOf(group[0].Result);
        if (!all.All(operation => IsOfRows(pass, operation, layout)))
            return ([.. group], next);
        for (int index = SkipViews(pass, next); index < pass.Operations.Count; index = SkipViews(pass, index + 1))
        {
            Operation operation = pass.Operations[index];
            // What shows a value of the group is another name of it.
            if (!IsOfRows(pass, operation, layout) || !operation.Operands.Any(operand => all.Any(other => other.Result == operand))
                || operation.Operands.Any(operand => pass.Seen(operand) != operand && all.Any(other => other.Result == pass.Seen(operand))))
            {
                break;
            }

            all.Add(operation);
            next = index + 1;
        }

        return ([.. all], next);
    }

    /// <summary>Whether kernels are made for these layers alone; steps of a scan have kernels of their own.</summary>
    private static bool AreWrittenOut(PassBuilder pass) => pass.Step is null && pass.Context.Kernels == KernelSource.WrittenOut && pass.IsForward;

    private static bool IsOfRows(PassBuilder pass, Operation operation, ValueLayout layout) =>
        operation is Map { Result: { HasRows: true, IsScalar: false, Layer: > 0 } } map && !HasLocals(map.Formula) && pass.LayoutOf(operation.Result) == layout
        && operation.Operands.All(operand => operand is { HasRows: true, IsScalar: false } && pass.Seen(operand).Role == ValueRole.Computed && pass.LayoutOf(operand) == layout);

    /// <summary>Whether parts of an expression have names, which two maps of one kernel would share.</summary>
    private static bool HasLocals(Expressions.Expression expression) => expression is Expressions.Local || expression.Parts.Any(HasLocals);

    /// <summary>The map at a place, if it reads sums and another value, a given one or any that lies as the sums do, and nothing else needs these.</summary>
    private static (Map Map, Value Other, int Next)? MapOf(PassBuilder pass, int index, Stage stage, Value? given)
    {
        if (index >= pass.Operations.Count || pass.Operations[index] is not Map { Result: { HasRows: true, IsScalar: false } } map || map.Operands.Any(operand => operand is not { HasRows: true, IsScalar: false }) || !ExpressionCost.IsCheap(map.Formula) || ExpressionCost.Of(map.Formula) > Machine.MostFusedOperations)
            return null;
        Value[] operands = [.. map.Operands];
        Value? other = operands.Length == 2 ? operands.FirstOrDefault(operand => pass.Seen(operand) != stage.Sums) : null;
        if (other is null || operands.All(operand => pass.Seen(operand) != stage.Sums) || pass.LayoutOf(map.Result) != stage.Layout || pass.LayoutOf(other) != stage.Layout)
            return null;
        bool isFit = given is null
            ? other.HasRows && pass.Seen(other).Role == ValueRole.Computed
            : pass.Seen(other) == given && !pass.IsMemoryNeededBehind(index + 1, given);
        return isFit && !pass.IsMemoryNeededBehind(index + 1, stage.Sums) ? (map, other, index + 1) : null;
    }

    private static Epilogue EpilogueOf(PassBuilder pass, Map map, Stage stage, string with) => new(
        map.Formula.Replace(part => part is Expressions.Read read ? pass.Seen(read.Value) == stage.Sums ? Epilogue.Sum : Epilogue.Source : null),
        map.Result.Notation,
        $"{map.Text}{with}");

    private static int SkipViews(PassBuilder pass, int index)
    {
        while (index < pass.Operations.Count && pass.Operations[index] is View)
            index++;
        return index;
    }
}

/// <summary>A map of the sums of a product and one other value.</summary>
/// <param name="Epilogue">It, while a sum is in a register.</param>
/// <param name="Source">What the other value is.</param>
/// <param name="Read">The rows from which it is read or computed.</param>
/// <param name="ReadStride">The distance between their positions.</param>
/// <param name="Map">The map.</param>
/// <param name="Next">The first operation behind it.</param>
internal sealed record JoinedEpilogue(Epilogue Epilogue, EpilogueSource Source, Value Read, int ReadStride, Map Map, int Next);
