using System.Numerics;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>Rows of tables in the places of numbers that choose them.</summary>
internal static class Gathers
{
    public static T[] Of<T>(Gather gather, Tensor<T> operand, Tensor<T> table, Points points)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        T[] gathered = [.. operand.Numbers.Chunk(gather.Operand.Size).SelectMany(row => Places(gather.Chosen, row).SelectMany(place => place.Row is { } index ? Vector(table, index) : [row[place.Number]]))];
        if (gathered.Length != points.Count(gather.Result.Axes))
            throw new InvalidOperationException($"{gather.Result.Notation} does not have as many numbers as are gathered.");
        return gathered;
    }

    public static T[] Sums<T>(ScatterAdd scatter, Tensor<T> operand, Tensor<T> upstream, Points points)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        int size = scatter.Chosen.Size, next = 0;
        var sums = new T[points.Count(scatter.Result.Axes)];
        foreach (T[] row in operand.Numbers.Chunk(scatter.Operand.Size))
        {
            foreach ((_, int? index) in Places(scatter.Chosen, row))
            {
                for (int unit = 0; index is not null && unit < size; unit++)
                    sums[index.Value * size + unit] += upstream.Numbers[next + unit];
                next += index is null ? 1 : size;
            }
        }

        return sums;
    }

    /// <summary>The numbers of a row, with the row of the table for those that choose one.</summary>
    private static IEnumerable<(int Number, int? Row)> Places<T>(Replacement chosen, T[] row)
        where T : struct, IBinaryFloatingPointIeee754<T> =>
        row.Select((value, number) => (number, chosen.Places.Contains(number) ? (int?)Index(value) : null));

    private static T[] Vector<T>(Tensor<T> table, int index)
    {
        int size = table.Axes[1].Length;
        return table.Numbers[(index * size)..((index + 1) * size)];
    }

    private static int Index<T>(T number)
        where T : struct, IBinaryFloatingPointIeee754<T> =>
        T.IsInteger(number) ? int.CreateChecked(number) : throw new InvalidOperationException($"{number} is not an index.");
}
