using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Layouts;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>Finds the runs of numbers that lie side by side in two layouts.</summary>
internal static class CopyPlanner
{
    /// <summary>All numbers of a row, from one layout to another of as many numbers.</summary>
    public static CopiedRuns Between(ValueLayout from, ValueLayout to)
    {
        int length = Math.Min(from.Units, to.Units);
        if (!HasRuns(from, length) || !HasRuns(to, length))
            throw new InvalidOperationException($"{from} and {to} have no runs in common.");
        int source = from.Units == length ? from.Stride : length;
        int result = to.Units == length ? to.Stride : length;
        return source == length && result == length
            ? new CopiedRuns(from.Size, 1, 1, new(0, 0, 0), new(0, 0, 0))
            : new CopiedRuns(length, from.Size / length, 1, new(0, source, 0), new(0, result, 0));
    }

    /// <summary>Whether runs of so many numbers lie at equal distances: positions are such runs, or several lie side by side.</summary>
    private static bool HasRuns(ValueLayout layout, int length) => layout.Units == length || layout.IsPlain || layout.Positions == 1;

    /// <summary>A part of something larger.</summary>
    /// <param name="part">The sizes of the part's axes, without that of the rows.</param>
    /// <param name="partStride">The distance between positions of the part.</param>
    /// <param name="whole">The sizes of the axes of the whole.</param>
    /// <param name="wholeStride">The distance between its positions.</param>
    /// <param name="places">Where the part begins along them.</param>
    /// <returns>The runs, with their places in the part and in the whole.</returns>
    public static (int Length, int Count, int Lines, RunPlaces Part, RunPlaces Whole) Inside(IReadOnlyList<int> part, int partStride, IReadOnlyList<int> whole, int wholeStride, IReadOnlyList<int> places)
    {
        int last = part.Count - 1;
        int count = last > 0 ? part[last - 1] : 1;
        int lines = part.Take(Math.Max(last - 1, 0)).Aggregate(1, (product, axis) => product * axis);
        int wholeLine = (last > 0 ? whole[last - 1] : 1) * wholeStride;
        int start = places[last] + (last > 0 ? places[last - 1] * wholeStride : 0) + (last > 1 ? places[last - 2] * wholeLine : 0);
        // Positions that lie side by side in both are one run.
        return (partStride, wholeStride) == (part[last], part[last])
            ? (count * partStride, lines, 1, new(0, count * partStride, 0), new(start, wholeLine, 0))
            : (part[last], count, lines, new(0, partStride, count * partStride), new(start, wholeStride, wholeLine));
    }
}
