using System.Numerics;
using CompiledNet.Generator;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>Values put together, and parts of them.</summary>
internal static class Assemblies
{
    public static T[] Of<T>(Assembly assembly, Func<Value, Tensor<T>> tensorOf, Points points)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        var whole = new T[points.Count(assembly.Result.Axes)];
        foreach (PlacedPart part in assembly.Parts)
        {
            Tensor<T> tensor = tensorOf(part.Value);
            int[] places = Places(part.Value.Axes, assembly.Result.Axes, part.Places, points);
            for (int point = 0; point < places.Length; point++)
                whole[places[point]] = tensor.Numbers[point];
        }

        return whole;
    }

    public static T[] Part<T>(Part part, Tensor<T> whole, Points points)
        where T : struct, IBinaryFloatingPointIeee754<T> =>
        [.. Places(part.Result.Axes, whole.Axes, part.Places, points).Select(place => whole.Numbers[place])];

    /// <summary>Where each point of a part stands in the whole, whose axes are as many.</summary>
    private static int[] Places(EquatableArray<Axis> part, IReadOnlyList<Axis> whole, EquatableArray<int> starts, Points points)
    {
        if (part.Count != whole.Count || part[0] != Axis.Rows || starts.Count != part.Count - 1)
            throw new InvalidOperationException("A part has other axes than the whole.");
        var places = new int[points.Count(part)];
        for (int axis = 0; axis < part.Count; axis++)
        {
            int[] steps = points.Steps(part, part[axis]);
            int start = axis == 0 ? 0 : starts[axis - 1], stride = points.Stride(whole, whole[axis]);
            for (int point = 0; point < places.Length; point++)
                places[point] += (steps[point] + start) * stride;
        }

        return places;
    }
}
