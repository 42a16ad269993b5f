namespace CompiledNet.Numerics.Tests;

public sealed class LaneMaxTests
{
    [Fact]
    public void Every_width_finds_the_largest_value_with_the_same_bits()
    {
        // Zeros of both signs and NaN in every place: which zero is kept is part of the order.
        for (int seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            float[] values = Enumerable.Range(0, 48).Select(_ => random.Next(6) switch
            {
                0 => float.NaN,
                1 => 0f,
                2 => -0f,
                _ => -random.NextSingle() * random.Next(2),
            }).ToArray();

            uint expected = Bits.Of(DocumentedMaximum(values));
            Assert.Equal(expected, Bits.Of(Largest<Lanes128>(values)));
            Assert.Equal(expected, Bits.Of(Largest<Lanes256>(values)));
            Assert.Equal(expected, Bits.Of(Largest<Lanes512>(values)));
            Assert.Equal(expected, Bits.Of(Largest<Unfused<Lanes512>>(values)));
        }
    }

    [Fact]
    public void NaN_is_passed_over()
    {
        float[] values = Enumerable.Repeat(float.NaN, 16).ToArray();
        Assert.Equal(float.NegativeInfinity, Largest<Lanes128>(values));
        Assert.Equal(float.NegativeInfinity, Largest<Lanes512>(values));
        values[11] = -3;
        Assert.Equal(-3, Largest<Lanes128>(values));
        Assert.Equal(-3, Largest<Lanes256>(values));
        Assert.Equal(-3, Largest<Lanes512>(values));
    }

    [Fact]
    public void The_largest_of_nothing_is_negative_infinity() =>
        Assert.Equal(float.NegativeInfinity, LaneMax<Lanes256>.Empty.Total());

    private static float DocumentedMaximum(float[] values)
    {
        float[] partial = Enumerable.Repeat(float.NegativeInfinity, 16).ToArray();
        for (int i = 0; i < values.Length; i++)
            partial[i % 16] = values[i] > partial[i % 16] ? values[i] : partial[i % 16];

        for (int half = 8; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
                partial[i] = partial[i] > partial[i + half] ? partial[i] : partial[i + half];
        }

        return partial[0];
    }

    private static float Largest<TLanes>(float[] values)
        where TLanes : struct, ILanes<TLanes>
    {
        LaneMax<TLanes> largest = LaneMax<TLanes>.Empty;
        for (int j = 0; j < values.Length; j += TLanes.Count)
            largest.Add(TLanes.Load(in values[0], j), j);

        return largest.Total();
    }
}
