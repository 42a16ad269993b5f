using System.Runtime.InteropServices;
using CompiledNet.Execution;
using CompiledNet.Kernels.Tests.Memory;
using CompiledNet.Numerics;

namespace CompiledNet.Kernels.Tests;

public sealed class EmbeddingsTests
{
    [Fact]
    public void Vectors_are_copied_to_their_places()
    {
        using var buffers = new GuardedBuffers();
        var random = new Random(1);
        for (int i = 0; i < 200; i++)
        {
            Case drawn = Case.Draw(random);
            float[] table = Draw.Numbers(random, drawn.TableLength);
            buffers.Begin();
            Span<float> gathered = buffers.Unwritten(drawn.VectorsLength, "gathered");
            float[] expected = gathered.ToArray();

            Embeddings.Gather(
                ref First(buffers.Of(drawn.Indices, "indices")), drawn.Indices.Length, ref First(buffers.Of(table, "table")), drawn.Count, drawn.Stride, drawn.Size, ref First(gathered), drawn.Distance);

            buffers.AssertNothingElseWritten(gathered, "gathered");
            for (int position = 0; position < drawn.Indices.Length; position++)
                table.AsSpan((int)drawn.Indices[position] * drawn.Stride, drawn.Size).CopyTo(expected.AsSpan(position * drawn.Distance));
            FloatBits.AssertSame(expected, gathered, $"{drawn}");
        }
    }

    [Fact]
    public void Vectors_are_added_in_order_with_512_bits() => AssertSums<Lanes512>();

    [Fact]
    public void Vectors_are_added_in_order_with_256_bits() => AssertSums<Lanes256>();

    [Fact]
    public void Vectors_are_added_in_order_with_128_bits() => AssertSums<Lanes128>();

    /// <summary>Another thread may change inputs behind their check.</summary>
    [Theory]
    [InlineData(-1f)]
    [InlineData(3f)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.PositiveInfinity)]
    public void An_index_that_is_not_valid_any_more_touches_nothing_outside_of_the_table(float index)
    {
        using var buffers = new GuardedBuffers();
        buffers.Begin();
        Span<float> indices = buffers.Of([index], "index"), table = buffers.Of([1, 2, 3, 4, 5, 6], "table"), sums = buffers.Of([7, 8, 9, 10, 11, 12], "sums"), gathered = buffers.Of([13, 14], "gathered");

        Embeddings.ScatterAdd<Lanes128>(ref First(indices), 1, ref First(gathered), 2, ref First(sums), 3, 2, 2);
        Embeddings.Gather(ref First(indices), 1, ref First(table), 3, 2, 2, ref First(gathered), 2);

        Assert.Equal([7, 8, 9, 10, 11, 12], sums.ToArray());
        Assert.Equal([0, 0], gathered.ToArray());
    }

    private static void AssertSums<TLanes>()
        where TLanes : struct, ILanes<TLanes>
    {
        using var buffers = new GuardedBuffers();
        var random = new Random(2);
        for (int i = 0; i < 200; i++)
        {
            Case drawn = Case.Draw(random);
            float[] d = Draw.Numbers(random, drawn.VectorsLength);
            float[] expected = Draw.Numbers(random, drawn.TableLength);
            buffers.Begin();
            Span<float> sums = buffers.Of(expected, "sums");

            Embeddings.ScatterAdd<TLanes>(
                ref First(buffers.Of(drawn.Indices, "indices")), drawn.Indices.Length, ref First(buffers.Of(d, "d")), drawn.Distance, ref First(sums), drawn.Count, drawn.Stride, drawn.Size);

            buffers.AssertNothingElseWritten(sums, "sums");
            for (int position = 0; position < drawn.Indices.Length; position++)
            {
                for (int unit = 0; unit < drawn.Size; unit++)
                    expected[(int)drawn.Indices[position] * drawn.Stride + unit] += d[position * drawn.Distance + unit];
            }

            FloatBits.AssertSame(expected, sums, $"{drawn}");
        }
    }

    private static ref float First(Span<float> values) => ref MemoryMarshal.GetReference(values);

    /// <summary>A table, and indices of it.</summary>
    private sealed record Case(int Count, int Size, int Stride, int Distance, float[] Indices)
    {
        /// <summary>The table ends with its last vector, which has no padding behind it here.</summary>
        public int TableLength => (Count - 1) * Stride + Size;

        public int VectorsLength => Math.Max((Indices.Length - 1) * Distance + Size, 1);

        public static Case Draw(Random random)
        {
            int count = random.Next(1, 9), size = random.Next(1, 50);
            return new Case(count, size, size + random.Next(0, 3), size + random.Next(0, 3), [.. Enumerable.Range(0, random.Next(0, 12)).Select(_ => (float)random.Next(count))]);
        }
    }
}
