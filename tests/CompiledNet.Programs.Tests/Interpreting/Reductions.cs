using System.Numerics;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>The sum or the largest along an axis.</summary>
internal static class Reductions
{
    public static T[] Of<T, TArithmetic>(Reduction reduction, Tensor<T> operand, Points points)
        where T : struct, IBinaryFloatingPointIeee754<T>
        where TArithmetic : struct, IArithmetic<T>
    {
        IReadOnlyList<Axis> result = reduction.Result.Axes;
        int[] ofResult = points.Places(result, operand.Axes), ofTerm = points.Places(operand.Axes.Where(reduction.Over.Contains), operand.Axes);
        return
        [
            .. ofResult.Select(first => reduction.Kind switch
            {
                ReductionKind.Sum => Sums.Of(reduction.Order, ofTerm.Length, T.Zero, (k, sum) => Add<T, TArithmetic>(reduction, operand.Numbers[first + ofTerm[k]], sum)),
                ReductionKind.Largest => Largest(reduction.Order, ofTerm.Length, k => operand.Numbers[first + ofTerm[k]]),
                _ => throw new InvalidOperationException($"{reduction.Kind} has no meaning."),
            }),
        ];
    }

    /// <summary>A term that is multiplied is added by a multiply-add.</summary>
    public static T Add<T, TArithmetic>(Reduction reduction, T term, T sum)
        where T : struct, IBinaryFloatingPointIeee754<T>
        where TArithmetic : struct, IArithmetic<T> =>
        reduction.Factor == 1f ? sum + term : TArithmetic.MultiplyAdd(term, T.CreateChecked(reduction.Factor), sum);

    private static T Largest<T>(SumOrder order, int terms, Func<int, T> term)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        if (order is not ByHalves)
            throw new InvalidOperationException($"The largest is not found {order}.");
        T[] partial = [.. Enumerable.Repeat(T.NegativeInfinity, 16)];
        return Sums.Halves(Sums.Partial(partial, terms, (k, largest) => Max(term(k), largest)), Max);

        // NaN on the left is passed over.
        static T Max(T left, T right) => left > right ? left : right;
    }
}
