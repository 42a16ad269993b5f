namespace CompiledNet.Numerics.Tests;

public sealed class LaneSumTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(48)]
    [InlineData(784)]
    public void Every_width_adds_in_the_documented_order(int length)
    {
        for (int seed = 0; seed < 200; seed++)
        {
            float[] values = Row(length, seed);
            uint expected = Bits.Of(DocumentedSum(values));
            Assert.Equal(expected, Bits.Of(Sum<Lanes128>(values)));
            Assert.Equal(expected, Bits.Of(Sum<Lanes256>(values)));
            Assert.Equal(expected, Bits.Of(Sum<Lanes512>(values)));
            Assert.Equal(expected, Bits.Of(Sum<Unfused<Lanes256>>(values)));
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(20)]
    public void Four_lanes_stop_early_where_wider_registers_add_zeros(int length)
    {
        for (int seed = 0; seed < 200; seed++)
        {
            float[] values = Row(length, seed);
            float[] padded = [.. values, .. new float[16 - length % 16]];
            Assert.Equal(Bits.Of(Sum<Lanes512>(padded)), Bits.Of(Sum<Lanes128>(values)));
            Assert.Equal(Bits.Of(Sum<Lanes256>(padded)), Bits.Of(Sum<Lanes128>(values)));
        }
    }

    [Fact]
    public void Negative_zeros_sum_to_zero_at_every_width()
    {
        float[] zeros = Enumerable.Repeat(-0f, 16).ToArray();
        Assert.Equal(0u, Bits.Of(Sum<Lanes128>(zeros)));
        Assert.Equal(0u, Bits.Of(Sum<Lanes256>(zeros)));
        Assert.Equal(0u, Bits.Of(Sum<Lanes512>(zeros)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(14)]
    [InlineData(16)]
    public void A_part_of_sixteen_products_is_added_as_one_register_after_the_other(int count)
    {
        for (int seed = 0; seed < 50; seed++)
        {
            // Behind the last factor is what must not be read.
            float[] left = Row(16 + count, seed);
            float[] right = [.. Row(16 + count, seed + 1000), .. new float[16 - count]];
            uint expected = Bits.Of(Products<Lanes128>([.. left, .. new float[16 - count]], right));
            float[] guarded = [.. left, .. Enumerable.Repeat(float.NaN, 16)];
            Assert.Equal(expected, Bits.Of(FirstProducts<Lanes128>(guarded, right, count)));
            Assert.Equal(expected, Bits.Of(FirstProducts<Lanes256>(guarded, right, count)));
            Assert.Equal(expected, Bits.Of(FirstProducts<Lanes512>(guarded, right, count)));
            Assert.Equal(expected, Bits.Of(FirstProducts<Paired<Lanes256>>(guarded, right, count)));
        }
    }

    [Fact]
    public void Order_matters_for_these_rows()
    {
        // Otherwise the tests above would hold for any order.
        float[] values = Row(48, 0);
        Assert.NotEqual(Bits.Of(values.Aggregate((sum, value) => sum + value)), Bits.Of(DocumentedSum(values)));
    }

    private static float Products<TLanes>(float[] left, float[] right)
        where TLanes : struct, ILanes<TLanes>
    {
        LaneSum<TLanes> sum = LaneSum<TLanes>.Empty;
        for (int i = 0; i < left.Length; i += TLanes.Count)
            sum.MultiplyAdd(TLanes.Load(in left[0], i), TLanes.Load(in right[0], i), i);
        return sum.Total();
    }

    private static float FirstProducts<TLanes>(float[] left, float[] right, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        LaneSum<TLanes> sum = LaneSum<TLanes>.Empty;
        sum.MultiplyAddFirst(in left[0], in right[0], 0, 16);
        sum.MultiplyAddFirst(in left[0], in right[0], 16, count);
        return sum.Total();
    }

    private static float[] Row(int length, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, length).Select(_ => (random.NextSingle() - 0.5f) * MathF.Pow(2, random.Next(12))).ToArray();
    }

    private static float DocumentedSum(float[] values)
    {
        var partial = new float[16];
        for (int i = 0; i < values.Length; i++)
            partial[i % 16] += values[i];

        for (int half = 8; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
                partial[i] += partial[i + half];
        }

        return partial[0];
    }

    private static float Sum<TLanes>(float[] values)
        where TLanes : struct, ILanes<TLanes>
    {
        LaneSum<TLanes> sum = LaneSum<TLanes>.Empty;
        for (int j = 0; j < values.Length; j += TLanes.Count)
            sum.Add(TLanes.Load(in values[0], j), j);

        return sum.Total();
    }
}
