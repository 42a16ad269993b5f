using System.Numerics;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>One number of each window.</summary>
internal static class Pools
{
    public static T[] Of<T>(Pooling pooling, Tensor<T> operand, Points points)
        where T : struct, IBinaryFloatingPointIeee754<T> =>
        [.. Windows(pooling.Along, pooling.Result, operand, points).Select(window => pooling.Kind == PoolingKind.Largest
            ? operand.Numbers[Largest(window, operand)]
            : window.Skip(1).Aggregate(operand.Numbers[window[0]], (sum, place) => sum + operand.Numbers[place]) * Share<T>(window))];

    public static T[] Gradient<T>(PoolingGradient gradient, Tensor<T> operand, Tensor<T> upstream, Points points)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        var sums = new T[operand.Numbers.Length];
        int[][] windows = [.. Windows(gradient.Along, gradient.Upstream, operand, points)];
        for (int number = 0; number < windows.Length; number++)
        {
            int[] window = windows[number];
            T d = upstream.Numbers[number];
            foreach (int place in gradient.Kind == PoolingKind.Largest ? [Largest(window, operand)] : window)
                sums[place] += gradient.Kind == PoolingKind.Largest ? d : d * Share<T>(window);
        }

        return sums;
    }

    /// <summary>The nearest float to one divided by the numbers of a window; in doubles the nearest double.</summary>
    private static T Share<T>(int[] window)
        where T : struct, IBinaryFloatingPointIeee754<T> => T.CreateChecked(1.0 / window.Length);

    /// <summary>The place of the first largest; of the last NaN, if there is one.</summary>
    private static int Largest<T>(int[] window, Tensor<T> operand)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        int largest = window[0];
        foreach (int place in window.Skip(1))
        {
            if (operand.Numbers[place] > operand.Numbers[largest] || T.IsNaN(operand.Numbers[place]))
                largest = place;
        }

        return largest;
    }

    /// <summary>The places of the elements of each window that are there, in order.</summary>
    private static IEnumerable<int[]> Windows<T>(IReadOnlyList<WindowAxis> along, Value positions, Tensor<T> operand, Points points)
    {
        Axis[] elements = [.. along.Select(axis => axis.Elements)];
        Axis[] space = [.. positions.Axes, .. elements];
        int size = points.Count(elements);
        return Windowed.Places(along, space, operand.Axes, points).Chunk(size).Select(window => window.OfType<int>().ToArray());
    }
}
