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
        int[] places = [0];
        foreach (Axis axis in space)
        {
            int stride = tensor.Contains(axis) ? Count(tensor.Skip(tensor.TakeWhile(other => other != axis).Count() + 1)) : 0;
            int length = Length(axis);
            places = [.. places.SelectMany(place => Enumerable.Range(0, length), (place, step) => place + step * stride)];
        }

        return places;
    }

    /// <summary>How far along an axis a point is; 0 if the space has no such axis.</summary>
    public int Step(IReadOnlyList<Axis> space, int point, Axis axis)
    {
        int place = space.TakeWhile(other => other != axis).Count();
        return place == space.Count ? 0 : point / Count(space.Skip(place + 1)) % Length(axis);
    }

    /// <summary>The distance of neighbours along an axis of a tensor.</summary>
    public int Stride(IReadOnlyList<Axis> tensor, Axis axis) => Count(tensor.Skip(tensor.TakeWhile(other => other != axis).Count() + 1));

    private int Length(Axis axis) => axis == Axis.Rows ? rows : axis.Length;
}
