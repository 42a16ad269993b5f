using System.Numerics;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>Sums over the rows in double precision, whatever numbers their terms are.</summary>
internal static class Totals
{
    public static double Of<T, TArithmetic>(Reduction reduction, Tensor<T> operand, int blockRows)
        where T : struct, IBinaryFloatingPointIeee754<T>
        where TArithmetic : struct, IArithmetic<T>
    {
        if (!operand.Axes.SequenceEqual([Axis.Rows]))
            throw new InvalidOperationException($"{reduction.Result.Notation} is not defined: {reduction.Operand.Notation} is not one number a row.");
        return reduction.Order switch
        {
            InDouble order when reduction.Factor == 1f => Sum(operand.Numbers, order.Unit),
            BlocksInDouble order => Sum(operand.Numbers.Chunk(blockRows).Select(block => OfBlock<T, TArithmetic>(reduction, block)), order.Unit),
            _ => throw new InvalidOperationException($"{reduction} is not defined in double precision."),
        };
    }

    private static double Sum<T>(IEnumerable<T> terms, double unit)
        where T : struct, IBinaryFloatingPointIeee754<T> =>
        terms.Aggregate(0.0, (sum, term) => sum + unit * double.CreateChecked(term));

    private static T OfBlock<T, TArithmetic>(Reduction reduction, T[] block)
        where T : struct, IBinaryFloatingPointIeee754<T>
        where TArithmetic : struct, IArithmetic<T> =>
        Sums.Of(new ByHalves(), block.Length, T.Zero, new Addends<T, TArithmetic>(block, first: 0, [.. Enumerable.Range(0, block.Length)], T.CreateChecked(reduction.Factor)));
}
