using CompiledNet.Execution;
using CompiledNet.Numerics;

namespace CompiledNet.Training.Tests;

public class DropoutTests
{
    private const int Layer = 3;

    private static readonly DropoutKey Key = new(0x1234_5678_9ABC_DEF0, 0x0000_4321_8765_4321);

    /// <summary>Strides, and units up to them: below, at and above what a register has, and rows that end inside of one.</summary>
    public static TheoryData<int, int> Sizes => new()
    {
        { 16, 1 }, { 16, 15 }, { 16, 16 }, { 32, 17 }, { 32, 32 }, { 48, 33 }, { 48, 48 }, { 64, 63 }, { 80, 80 }, { 208, 199 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_mask_is_a_function_of_key_layer_row_and_unit_at_every_width(int stride, int units)
    {
        for (int rows = 1; rows <= 9; rows++)
        {
            int[] expected = Noise.Bits(Plain(stride, units, 0.3f, Key, 5, rows));

            Assert.Equal(expected, Noise.Bits(Filled<Lanes512>(stride, units, 0.3f, Key, 5, rows)));
            Assert.Equal(expected, Noise.Bits(Filled<Lanes256>(stride, units, 0.3f, Key, 5, rows)));
            Assert.Equal(expected, Noise.Bits(Filled<Lanes128>(stride, units, 0.3f, Key, 5, rows)));
            Assert.Equal(expected, Noise.Bits(Filled<Unfused<Lanes256>>(stride, units, 0.3f, Key, 5, rows)));
        }
    }

    [Theory]
    [InlineData(4, 3)]
    [InlineData(4, 4)]
    [InlineData(8, 5)]
    [InlineData(12, 11)]
    public void Narrow_rows_have_masks_too(int stride, int units)
    {
        for (int rows = 1; rows <= 9; rows++)
        {
            int[] expected = Noise.Bits(Plain(stride, units, 0.3f, Key, 5, rows));

            Assert.Equal(expected, Noise.Bits(Filled<Lanes128>(stride, units, 0.3f, Key, 5, rows)));
            if (stride % 8 == 0)
                Assert.Equal(expected, Noise.Bits(Filled<Lanes256>(stride, units, 0.3f, Key, 5, rows)));
        }
    }

    [Fact]
    public void Blocks_of_rows_have_the_masks_that_the_rows_have_together()
    {
        float[] whole = Filled<Lanes512>(48, 40, 0.5f, Key, 0, 100);

        for (int first = 0, rows = 1; first < 100; first += rows, rows = Math.Min(rows + 3, 100 - first))
            Assert.Equal(Noise.Bits(whole.AsSpan(first * 48, rows * 48)), Noise.Bits(Filled<Lanes512>(48, 40, 0.5f, Key, first, rows)));
    }

    /// <summary>Rates around every word of some rows: the floats next to it, of which one is at most it and the other above.</summary>
    [Fact]
    public void A_unit_is_dropped_exactly_if_its_word_is_below_the_rate()
    {
        foreach (uint word in Words(Key, Layer, row: 7, units: 64))
        {
            float near = (float)(word / 4294967296.0);
            foreach (float rate in new[] { MathF.BitDecrement(near), near, MathF.BitIncrement(near) })
            {
                int[] expected = Noise.Bits(Plain(64, 64, rate, Key, 7, 1));

                Assert.Equal(expected, Noise.Bits(Filled<Lanes512>(64, 64, rate, Key, 7, 1)));
                Assert.Equal(expected, Noise.Bits(Filled<Lanes128>(64, 64, rate, Key, 7, 1)));
            }
        }
    }

    [Fact]
    public void At_a_rate_of_zero_everything_is_kept_as_it_is() =>
        Assert.All(Filled<Lanes512>(1600, 1600, 0f, Key, 0, 100), value => Assert.Equal(1f, value));

    /// <remarks>Of 160,000 units 0.01 are kept at the largest rate below 1, and 160,000 · 2⁻³² dropped at the least above 0.</remarks>
    [Fact]
    public void At_the_ends_of_the_rates_hardly_a_unit_is_kept_or_dropped()
    {
        float largest = MathF.BitDecrement(1f);

        Assert.InRange(Filled<Lanes512>(1600, 1600, largest, Key, 0, 100).Count(value => value != 0), 0, 2);
        Assert.InRange(Filled<Lanes512>(1600, 1600, float.Epsilon, Key, 0, 100).Count(value => value != 1), 0, 1);
    }

    /// <remarks>Six standard deviations of the share of n units: √(p·(1 − p)/n).</remarks>
    [Theory]
    [InlineData(0.05f)]
    [InlineData(0.2f)]
    [InlineData(0.5f)]
    [InlineData(0.9f)]
    public void The_rate_is_the_share_of_units_that_are_dropped(float rate)
    {
        float[] mask = Filled<Lanes512>(1600, 1600, rate, Key, 0, 200);

        double share = mask.Count(value => value == 0) / (double)mask.Length;
        Assert.Equal(rate, share, 6 * Math.Sqrt(rate * (1.0 - rate) / mask.Length));
        Assert.All(mask, value => Assert.True(value == 0 || value == (float)(1 / (1 - (double)rate))));
    }

    /// <remarks>Independent masks of a rate of ½ agree in half of the units, to within six standard deviations.</remarks>
    [Fact]
    public void Another_seed_step_layer_or_row_has_a_mask_of_its_own()
    {
        const int Units = 16_000;
        float[][] masks =
        [
            Mask(Key, Layer, 0),
            Mask(Key with { Seed = Key.Seed + 1 }, Layer, 0),
            Mask(Key with { Seed = Key.Seed + (1UL << 32) }, Layer, 0),
            Mask(Key with { Step = Key.Step + 1 }, Layer, 0),
            Mask(Key with { Step = Key.Step + (1UL << 32) }, Layer, 0),
            Mask(Key, Layer + 1, 0),
            Mask(Key, Layer, 1),
        ];

        for (int i = 0; i < masks.Length; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.Equal(Units / 2.0, masks[i].Zip(masks[j]).Count(pair => pair.First == pair.Second), 6 * Math.Sqrt(Units / 4.0));
        }

        static float[] Mask(DropoutKey key, int layer, long row)
        {
            var mask = new float[Units];
            Dropout.Fill<Lanes512>(ref mask[0], Units, Units, 0.5f, in key, layer, row, 1);
            return mask;
        }
    }

    private static float[] Filled<TLanes>(int stride, int units, float rate, DropoutKey key, long firstRow, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        const float Untouched = 12345f;
        var memory = new float[rows * stride + 32];
        memory.AsSpan().Fill(Untouched);
        Dropout.Fill<TLanes>(ref memory[16], stride, units, rate, in key, Layer, firstRow, rows);
        Assert.All(memory[..16], value => Assert.Equal(Untouched, value));
        Assert.All(memory[^16..], value => Assert.Equal(Untouched, value));
        return memory[16..^16];
    }

    /// <summary>The definition, one unit at a time.</summary>
    private static float[] Plain(int stride, int units, float rate, DropoutKey key, long firstRow, int rows)
    {
        var mask = new float[rows * stride];
        for (int row = 0; row < rows; row++)
        {
            uint[] words = Words(key, Layer, firstRow + row, units);
            for (int unit = 0; unit < units; unit++)
                mask[row * stride + unit] = words[unit] < rate * 4294967296.0 ? 0f : (float)(1 / (1 - (double)rate));
        }
        return mask;
    }

    private static uint[] Words(DropoutKey key, int layer, long row, int units)
    {
        var words = new List<uint>();
        for (uint block = 0; words.Count < units; block++)
        {
            (uint x0, uint x1, uint x2, uint x3) = Philox.Block(
                block, (uint)row, (uint)key.Step, (uint)(layer + 65536 * (long)(key.Step >> 32)), (uint)key.Seed, (uint)(key.Seed >> 32) + 4);
            words.AddRange([x0, x1, x2, x3]);
        }
        return [.. words.Take(units)];
    }
}
