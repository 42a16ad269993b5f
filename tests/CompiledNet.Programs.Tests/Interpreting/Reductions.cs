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
        T factor = T.CreateChecked(reduction.Factor);
        return
        [
            .. ofResult.Select(first => reduction.Kind switch
            {
                ReductionKind.Sum => Sums.Of(reduction.Order, ofTerm.Length, T.Zero, new Addends<T, TArithmetic>(operand.Numbers, first, ofTerm, factor)),
                ReductionKind.Largest => Largest(reduction.Order, ofTerm.Length, new Candidates<T>(operand.Numbers, first, ofTerm)),
                _ => throw new InvalidOperationException($"{reduction.Kind} has no meaning."),
            }),
        ];
    }

    private static T Largest<T>(SumOrder order, int terms, Candidates<T> candidates)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        if (order is not ByHalves)
            throw new InvalidOperationException($"The largest is not found {order}.");
        T[] partial = [.. Enumerable.Repeat(T.NegativeInfinity, 16)];
        return Sums.Halves(Sums.Partial(partial, terms, candidates), Candidates<T>.Larger);
    }
}

/// <summary>Adds numbers, each at its place behind a first one; those that are multiplied, by a multiply-add.</summary>
internal readonly struct Addends<T, TArithmetic>(T[] numbers, int first, int[] ofTerm, T factor) : ITerms<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
    where TArithmetic : struct, IArithmetic<T>
{
    public T Add(int k, T sum)
    {
        T term = numbers[first + ofTerm[k]];
        return factor == T.One ? sum + term : TArithmetic.MultiplyAdd(term, factor, sum);
    }
}

/// <summary>The largest so far.</summary>
internal readonly struct Candidates<T>(T[] numbers, int first, int[] ofTerm) : ITerms<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    public T Add(int k, T sum) => Larger(numbers[first + ofTerm[k]], sum);

    /// <summary>NaN on the left is passed over.</summary>
    public static T Larger(T left, T right) => left > right ? left : right;
}
