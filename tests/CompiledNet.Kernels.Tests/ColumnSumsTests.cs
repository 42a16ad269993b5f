using System.Runtime.InteropServices;
using CompiledNet.Execution;
using CompiledNet.Kernels.Tests.Memory;
using CompiledNet.Numerics;

namespace CompiledNet.Kernels.Tests;

public sealed class ColumnSumsTests
{
    [Fact]
    public void Rows_are_added_in_order_with_512_bits() => AssertSums<Lanes512>();

    [Fact]
    public void Rows_are_added_in_order_with_256_bits() => AssertSums<Lanes256>();

    [Fact]
    public void Rows_are_added_in_order_with_128_bits() => AssertSums<Lanes128>();

    private static void AssertSums<TLanes>()
        where TLanes : struct, ILanes<TLanes>
    {
        using var buffers = new GuardedBuffers();
        var random = new Random(1);
        for (int i = 0; i < 200; i++)
        {
            int stride = TLanes.Count * random.Next(1, 10);
            int count = random.Next(0, 40);
            float[] d = Draw.Numbers(random, stride * count);
            float[] start = Draw.Numbers(random, stride);
            bool isFirst = random.Next(2) == 0;
            buffers.Begin();
            Span<float> sums = isFirst ? buffers.Unwritten(stride, "sums") : buffers.Of(start, "sums");

            ColumnSums.Add<TLanes>(ref MemoryMarshal.GetReference(buffers.Of(d, "d")), stride, count, ref MemoryMarshal.GetReference(sums), isFirst);

            buffers.AssertNothingElseWritten(sums, "sums");
            float[] expected = isFirst ? new float[stride] : start;
            for (int place = 0; place < d.Length; place++)
                expected[place % stride] += d[place];
            FloatBits.AssertSame(expected, sums, $"sums of {count} rows of {stride}");
        }
    }
}
