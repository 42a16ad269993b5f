using System.Numerics;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary><c>start + Σ left·right</c>, for each point of the result over all points of the axes that it has not.</summary>
internal static class Contractions
{
    public static T[] Of<T, TArithmetic>(Contraction contraction, Tensor<T> left, Tensor<T> right, Tensor<T>? start, Points points)
        where T : struct, IBinaryFloatingPointIeee754<T>
        where TArithmetic : struct, IArithmetic<T>
    {
        IReadOnlyList<Axis> result = contraction.Result.Axes;
        Axis[] over = [.. contraction.Over];
        RequireMeeting(contraction, [.. result, .. over]);
        int[] leftOfResult = points.Places(result, left.Axes), leftOfTerm = points.Places(over, left.Axes);
        int[] rightOfResult = points.Places(result, right.Axes), rightOfTerm = points.Places(over, right.Axes);
        int[]? startOfResult = start is null ? null : points.Places(result, start.Axes);
        T[] numbers = new T[points.Count(result)];
        for (int point = 0; point < numbers.Length; point++)
        {
            numbers[point] = Sums.Of(
                contraction.Order,
                leftOfTerm.Length,
                start is null ? T.Zero : start.Numbers[startOfResult![point]],
                new Products<T, TArithmetic>(left.Numbers, leftOfResult[point], leftOfTerm, right.Numbers, rightOfResult[point], rightOfTerm));
        }

        return numbers;
    }

    /// <summary>Every axis of an operand is one of the result or of the sum, and every axis of the result is one of an operand.</summary>
    private static void RequireMeeting(Contraction contraction, Axis[] known)
    {
        Axis[] ofOperands = [.. contraction.Left.Axes, .. contraction.Right.Axes];
        if (ofOperands.Except(known).Any() || known.Except(ofOperands).Any())
            throw new InvalidOperationException($"{contraction.Result.Notation} is not defined: {contraction.Left.Notation} and {contraction.Right.Notation} do not meet along all axes.");
    }
}

/// <summary>Adds products of two tensors, each term at its place behind a first one.</summary>
internal readonly struct Products<T, TArithmetic>(T[] left, int firstLeft, int[] leftOfTerm, T[] right, int firstRight, int[] rightOfTerm) : ITerms<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
    where TArithmetic : struct, IArithmetic<T>
{
    public T Add(int k, T sum) => TArithmetic.MultiplyAdd(left[firstLeft + leftOfTerm[k]], right[firstRight + rightOfTerm[k]], sum);
}
