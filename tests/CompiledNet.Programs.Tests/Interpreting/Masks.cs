using System.Numerics;
using CompiledNet.Execution;
using CompiledNet.Generator.Programs;
using CompiledNet.Numerics;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>Masks of dropout, of some rows of a batch, drawn with the key that a network begins with.</summary>
internal static class Masks
{
    public static T[] Of<T>(Mask mask, int firstRow, int rows)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        int units = mask.Result.Axes[^1].Length;
        int positions = mask.Result.Size / units;
        int stride = (units + 3) / 4 * 4;
        var drawn = new float[rows * positions * stride];
        Dropout.Fill<Lanes128>(ref drawn[0], stride, units, mask.Rate, default, mask.Place, (long)firstRow * positions, rows * positions);
        return [.. drawn.Chunk(stride).SelectMany(position => position.Take(units)).Select(T.CreateChecked)];
    }
}
