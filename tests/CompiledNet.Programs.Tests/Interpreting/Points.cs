using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>The points of a space: one for each step along its axes, the last of which runs fastest.</summary>
/// <param name="rows">How many rows there are.</param>
internal readonly struct Points(int rows)
{
    /// <summary>How many points a space has.</summary>
    public int Count(IEnumerable<Axis> space)
    {
        int count = 1;
        foreach (Axis axis in space)
            count *= Length(axis);
        return count;
    }

    /// <summary>Where the number of each point of a space stands in a tensor, which is repeated along the axes that it has not.</summary>
    public int[] Places(IEnumerable<Axis> space, IReadOnlyList<Axis> tensor)
    {
        Axis[] axes = [.. space];
        int[] places = new int[Count(axes)];
        // The first points are those along the last axes, which are repeated along each axis before them.
        int known = 1;
        foreach (Axis axis in axes.Reverse())
        {
            int stride = Stride(tensor, axis), length = Length(axis);
            for (int step = 1; step < length; step++)
            {
                for (int point = 0; point < known; point++)
                    places[step * known + point] = places[point] + step * stride;
            }

            known *= length;
        }

        return places;
    }

    /// <summary>How far along an axis each point of a space is; 0 if the space has no such axis.</summary>
    public int[] Steps(IEnumerable<Axis> space, Axis axis) => Places(space, [axis]);

    /// <summary>The distance of neighbours along an axis of a tensor; 0 if the tensor has no such axis.</summary>
    public int Stride(IReadOnlyList<Axis> tensor, Axis axis)
    {
        int stride = 1;
        for (int place = tensor.Count - 1; place >= 0; place--)
        {
            if (tensor[place] == axis)
                return stride;
            stride *= Length(tensor[place]);
        }

        return 0;
    }

    private int Length(Axis axis) => axis == Axis.Rows ? rows : axis.Length;
}
