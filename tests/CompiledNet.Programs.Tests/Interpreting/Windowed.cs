using System.Numerics;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>Values seen in windows, and windows added up.</summary>
internal static class Windowed
{
    public static T[] Windows<T>(Generator.Programs.Windows windows, Tensor<T> operand, Points points)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        int?[] shown = Places(windows.Along, windows.Result.Axes, operand.Axes, points);
        return [.. shown.Select(place => operand.Numbers[place ?? throw new InvalidOperationException($"{windows.Result.Notation} reaches beyond {windows.Operand.Notation}.")])];
    }

    /// <summary>The elements of windows in order: all windows' first elements, then all second ones.</summary>
    public static T[] Fold<T>(Fold fold, Tensor<T> windows, Points points)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        Axis[] elements = [.. fold.Along.Select(axis => axis.Elements)];
        Axis[] inOrder = [.. elements, .. windows.Axes.Except(elements)];
        int?[] places = Places(fold.Along, inOrder, fold.Result.Axes, points);
        int[] terms = points.Places(inOrder, windows.Axes);
        var sums = new T[points.Count(fold.Result.Axes)];
        for (int point = 0; point < terms.Length; point++)
        {
            if (places[point] is { } place)
                sums[place] += windows.Numbers[terms[point]];
        }

        return sums;
    }

    /// <summary>Where in a tensor each point of windows on it stands; null for what is beyond it.</summary>
    public static int?[] Places(IReadOnlyList<WindowAxis> along, IReadOnlyList<Axis> space, IReadOnlyList<Axis> tensor, Points points)
    {
        int?[] places = [.. points.Places(space, tensor)];
        foreach (WindowAxis axis in along)
        {
            int[] positions = points.Steps(space, axis.Positions), elements = points.Steps(space, axis.Elements);
            int stride = points.Stride(tensor, axis.Of);
            for (int point = 0; point < places.Length; point++)
            {
                int step = positions[point] * axis.Stride + elements[point] * axis.Dilation - axis.Before;
                places[point] = step < 0 || step >= axis.Of.Length ? null : places[point] + step * stride;
            }
        }

        return places;
    }
}
