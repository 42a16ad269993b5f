using System.Numerics;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>An expression of each element.</summary>
internal static class Maps
{
    public static T[] Of<T, TArithmetic>(Map map, Func<Value, Tensor<T>> tensorOf, Points points)
        where T : struct, IBinaryFloatingPointIeee754<T>
        where TArithmetic : struct, IArithmetic<T>
    {
        Func<int, T> formula = Formula<T, TArithmetic>.Of(map.Formula, value =>
        {
            Tensor<T> tensor = tensorOf(value);
            if (tensor.Axes.Except(map.Result.Axes).Any())
                throw new InvalidOperationException($"{map.Result.Notation} is not defined: {value.Notation} has axes that it has not.");
            int[] places = points.Places(map.Result.Axes, tensor.Axes);
            return point => tensor.Numbers[places[point]];
        });
        return [.. Enumerable.Range(0, points.Count(map.Result.Axes)).Select(formula)];
    }
}
