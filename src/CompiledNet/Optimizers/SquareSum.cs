using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CompiledNet.Execution;

namespace CompiledNet;

/// <summary>The sum of the squares of gradients, in double and in a fixed order.</summary>
/// <remarks>
/// Each range is cut into blocks of 2¹⁴ floats. In a block, square <c>i</c> is added to partial sum <c>i mod 8</c>, and these are added by
/// halves; the sums of the blocks are added one after the other. So neither the machine nor the number of threads changes a bit. A square of
/// floats is exact in double.
/// </remarks>
internal static class SquareSum
{
    private const int BlockSize = 1 << 14;

    // About 3 microseconds of one core.
    private const int FewestBlocksToShare = 2;

    /// <summary>The sum over all ranges.</summary>
    /// <param name="values">The storage.</param>
    /// <param name="ranges">What of it counts.</param>
    /// <param name="blocks">Room for the sums of the blocks: <see cref="BlockCount"/>.</param>
    /// <param name="threads">How many threads may share the work.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe double Of(ReadOnlySpan<float> values, ImmutableArray<ParameterRange> ranges, Span<double> blocks, int threads)
    {
        double sum = 0;
        fixed (float* pinned = values)
        fixed (double* sums = blocks)
        {
            foreach (ParameterRange range in ranges)
            {
                int count = BlockCount(range.Length);
                PartedRun.Run(new Blocks(pinned + range.Start, range.Length, sums), count, threads, count >= FewestBlocksToShare);
                for (int block = 0; block < count; block++)
                    sum += sums[block];
            }
        }

        return sum;
    }

    /// <summary>The blocks that so many floats are cut into.</summary>
    public static int BlockCount(int length) => (int)(((long)length + BlockSize - 1) / BlockSize);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double OfBlock(ReadOnlySpan<float> values)
    {
        Vector128<double> sum01 = default, sum23 = default, sum45 = default, sum67 = default;
        for (; values.Length >= 8; values = values[8..])
        {
            var lower = Vector128.Create(values);
            var upper = Vector128.Create(values[4..]);
            sum01 += Square(Vector128.WidenLower(lower));
            sum23 += Square(Vector128.WidenUpper(lower));
            sum45 += Square(Vector128.WidenLower(upper));
            sum67 += Square(Vector128.WidenUpper(upper));
        }

        // Of eight partial sums, those without a further value get +0, which changes none: they are not −0.
        Span<double> last = stackalloc double[8];
        last.Clear();
        for (int i = 0; i < values.Length; i++)
            last[i] = values[i];
        sum01 += Square(Vector128.Create<double>(last));
        sum23 += Square(Vector128.Create<double>(last[2..]));
        sum45 += Square(Vector128.Create<double>(last[4..]));
        sum67 += Square(Vector128.Create<double>(last[6..]));
        Vector128<double> halves = sum01 + sum45 + (sum23 + sum67);
        return halves.GetElement(0) + halves.GetElement(1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Square(Vector128<double> value) => value * value;

    private readonly unsafe struct Blocks(float* values, int length, double* sums) : IPartedWork
    {
        public void Run(int part, int start, int count)
        {
            for (int block = start; block < start + count; block++)
            {
                int first = block * BlockSize;
                sums[block] = OfBlock(new ReadOnlySpan<float>(values + first, Math.Min(BlockSize, length - first)));
            }
        }
    }
}
