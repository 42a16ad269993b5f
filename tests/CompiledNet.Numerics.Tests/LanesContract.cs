using System.Runtime.CompilerServices;
using CompiledNet.Tests.Shared;

namespace CompiledNet.Numerics.Tests;

/// <summary>What every register type must do, told by scalar operations.</summary>
public abstract class LanesContract<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const float Guard = 12345.678f;

    /// <summary>x·y + z as this register type rounds it.</summary>
    protected abstract float MultiplyAdd(float x, float y, float z);

    /// <summary>How many registers of the machine one value is.</summary>
    protected virtual int RegistersOfOne => 1;

    [Fact]
    public void Count_is_the_number_of_floats_that_a_register_holds() =>
        Assert.Equal(Unsafe.SizeOf<TLanes>() / sizeof(float), TLanes.Count);

    [Fact]
    public void Zero_and_Broadcast_fill_every_lane()
    {
        Assert.Equal(Enumerable.Repeat(0u, TLanes.Count), Stored(TLanes.Zero).Select(BitConverter.SingleToUInt32Bits));
        Assert.Equal(Enumerable.Repeat(-1.25f, TLanes.Count), Stored(TLanes.Broadcast(-1.25f)));
    }

    [Fact]
    public void Load_and_Store_move_the_floats_at_the_offset()
    {
        float[] source = Enumerable.Range(0, 64).Select(i => (float)i).ToArray();
        for (int offset = 0; offset + TLanes.Count <= source.Length; offset++)
        {
            var destination = new float[64];
            TLanes.Load(in source[0], offset).Store(ref destination[0], offset);
            Assert.Equal(source.Select((value, i) => i >= offset && i < offset + TLanes.Count ? value : 0), destination);
        }
    }

    [Fact]
    public void LoadFirst_reads_count_lanes_and_leaves_zero_in_the_others()
    {
        for (int count = -1; count <= 17; count++)
        {
            // The floats end where the lanes that are wanted end: reading further would read the guard.
            int wanted = Math.Clamp(count, 0, TLanes.Count);
            float[] source = [Guard, Guard, .. Enumerable.Range(1, wanted).Select(i => (float)i), .. Enumerable.Repeat(Guard, 16)];
            float[] lanes = Stored(TLanes.LoadFirst(in source[0], 2, count));
            Assert.Equal(Enumerable.Range(1, TLanes.Count).Select(i => i <= wanted ? i : 0f), lanes);
        }
    }

    [Fact]
    public void StoreFirst_writes_count_lanes_and_nothing_else()
    {
        TLanes lanes = TLanes.Load(in Enumerable.Range(1, 16).Select(i => (float)i).ToArray()[0], 0);
        for (int count = -1; count <= 17; count++)
        {
            int wanted = Math.Clamp(count, 0, TLanes.Count);
            float[] destination = Enumerable.Repeat(Guard, 24).ToArray();
            lanes.StoreFirst(ref destination[0], 3, count);
            Assert.Equal(Enumerable.Range(0, 24).Select(i => i >= 3 && i < 3 + wanted ? i - 2 : Guard), destination);
        }
    }

    [Fact]
    public void LoadFirst_and_StoreFirst_reach_the_last_float_of_a_page_and_no_further()
    {
        using var memory = new GuardedMemory(TLanes.Count);
        for (int count = 1; count < TLanes.Count; count++)
        {
            Span<float> last = memory.Last(count);
            last.Fill(count);
            TLanes lanes = TLanes.LoadFirst(in last[0], 0, count);
            last.Clear();
            lanes.StoreFirst(ref last[0], 0, count);
            Assert.Equal(Enumerable.Repeat((float)count, count), last.ToArray());
        }
    }

    [Fact]
    public void LoadHalves_reads_each_half_from_its_own_place()
    {
        float[] source = Enumerable.Range(0, 64).Select(i => (float)i).ToArray();
        float[] lanes = Stored(TLanes.LoadHalves(in source[3], 40, 2));
        Assert.Equal(Enumerable.Range(0, TLanes.Count).Select(i => i < TLanes.Count / 2 ? 43f + i : 5f + i - TLanes.Count / 2), lanes);
    }

    [Fact]
    public void BroadcastPair_fills_the_lanes_with_two_floats_in_turns()
    {
        float[] source = [Guard, 1.5f, -2.5f, Guard];
        Assert.Equal(Enumerable.Range(0, TLanes.Count).Select(i => i % 2 == 0 ? 1.5f : -2.5f), Stored(TLanes.BroadcastPair(in source[0], 1)));
    }

    [Fact]
    public void LoadPairs_reads_even_and_odd_lanes_from_their_own_places_and_StorePairs_writes_them_back()
    {
        float[] source = Enumerable.Range(0, 64).Select(i => (float)i).ToArray();
        TLanes pairs = TLanes.LoadPairs(in source[1], 30, 4);
        Assert.Equal(Enumerable.Range(0, TLanes.Count).Select(i => (i % 2 == 0 ? 31f : 5f) + i / 2), Stored(pairs));

        float[] destination = Enumerable.Repeat(Guard, 64).ToArray();
        pairs.StorePairs(ref destination[1], 4, 30);
        int half = TLanes.Count / 2;
        Assert.Equal(source.Select((_, i) => i >= 5 && i < 5 + half ? i + 26f : i >= 31 && i < 31 + half ? i - 26f : Guard), destination);
    }

    [Fact]
    public void StoreFours_writes_four_lanes_to_each_place_and_nothing_else()
    {
        float[] destination = Enumerable.Repeat(Guard, 80).ToArray();
        TLanes.Load(in Enumerable.Range(0, 16).Select(i => (float)i).ToArray()[0], 0).StoreFours(ref destination[2], 6, 1, 50);

        float[] expected = Enumerable.Repeat(Guard, 80).ToArray();
        int half = Math.Max(TLanes.Count / 8, 1);
        for (int lane = 0; lane < TLanes.Count; lane++)
            expected[2 + (lane / 4 < half ? 1 + lane / 4 * 6 : 50 + (lane / 4 - half) * 6) + lane % 4] = lane;
        Assert.Equal(expected, destination);
    }

    [Fact]
    public void Interleave_takes_lanes_of_both_in_turns_four_by_four()
    {
        float[] a = Enumerable.Range(0, 16).Select(i => (float)i).ToArray(), b = a.Select(value => 100 + value).ToArray();
        TLanes left = TLanes.Load(in a[0], 0), right = TLanes.Load(in b[0], 0);
        Assert.Equal(Interleaved(0), Stored(TLanes.InterleaveLow(left, right)));
        Assert.Equal(Interleaved(2), Stored(TLanes.InterleaveHigh(left, right)));

        IEnumerable<float> Interleaved(int first) => Enumerable.Range(0, TLanes.Count).Select(i => (i % 2 == 0 ? a : b)[i / 4 * 4 + first + i % 4 / 2]);
    }

    [Fact]
    public void IndexBelow_sets_all_bits_of_the_lanes_below_count()
    {
        for (int count = -1; count <= 17; count++)
            Assert.Equal(Enumerable.Range(0, TLanes.Count).Select(i => i < count ? uint.MaxValue : 0), StoredBits(TLanes.IndexBelow(count)));
    }

    [Fact]
    public void Add_rounds_as_a_float() => Binary((x, y) => x + y, (x, y) => x + y);

    [Fact]
    public void Subtract_rounds_as_a_float() => Binary((x, y) => x - y, (x, y) => x - y);

    [Fact]
    public void Multiply_rounds_as_a_float() => Binary((x, y) => x * y, (x, y) => x * y);

    [Fact]
    public void Divide_rounds_as_a_float() => Binary((x, y) => x / y, (x, y) => x / y);

    [Fact]
    public void Negate_turns_the_sign_bit() => UnaryBits(x => -x, bits => bits ^ 0x80000000);

    [Fact]
    public void Abs_clears_the_sign_bit() => UnaryBits(TLanes.Abs, bits => bits & 0x7FFFFFFF);

    [Fact]
    public void Sqrt_rounds_as_a_float() => Binary((x, _) => TLanes.Sqrt(x), (x, _) => MathF.Sqrt(x));

    [Fact]
    public void MultiplyAdd_rounds_as_its_register_type_says() => Ternary(TLanes.MultiplyAdd, MultiplyAdd);

    [Fact]
    public void AddProduct_adds_in_place_what_MultiplyAdd_gives() => Ternary(
        (x, y, z) =>
        {
            z.AddProduct(x, y);
            return z;
        },
        MultiplyAdd);

    [Fact]
    public void AddProduct_takes_a_factor_from_memory() => Ternary(
        (x, y, z) =>
        {
            var memory = new float[TLanes.Count + 3];
            y.Store(ref memory[0], 3);
            z.AddProduct(x, in memory[0], 3);
            return z;
        },
        MultiplyAdd);

    [Fact]
    public void AddProduct_takes_one_lane_for_all()
    {
        float[] x = [.. Enumerable.Range(0, TLanes.Count).Select(i => 1.1f + i)];
        float[] y = [Guard, .. Enumerable.Range(0, TLanes.Count).Select(i => 0.3f - i)];
        float[] z = [.. Enumerable.Range(0, TLanes.Count).Select(i => 7.7f * i)];
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            TLanes sum = TLanes.Load(in z[0], 0);
            sum.AddProduct(TLanes.Load(in x[0], 0), lane, in y[0], 1);
            int current = lane;
            Assert.Equal(Enumerable.Range(0, TLanes.Count).Select(i => MultiplyAdd(x[current], y[1 + i], z[i])), Stored(sum));
        }
    }

    [Fact]
    public void Registers_are_16_or_32() => Assert.True(TLanes.Registers * RegistersOfOne is 16 or 32);

    [Fact]
    public void NegatedMultiplyAdd_is_MultiplyAdd_with_the_product_negated() =>
        Ternary(TLanes.NegatedMultiplyAdd, (x, y, z) => MultiplyAdd(-x, y, z));

    [Fact]
    public void Max_gives_the_right_side_unless_the_left_is_greater() => Binary(TLanes.Max, (x, y) => x > y ? x : y);

    [Fact]
    public void Min_gives_the_right_side_unless_the_left_is_less() => Binary(TLanes.Min, (x, y) => x < y ? x : y);

    [Fact]
    public void GreaterThan_and_EqualTo_give_masks()
    {
        BinaryBits(TLanes.GreaterThan, (x, y) => Float(x) > Float(y) ? uint.MaxValue : 0);
        BinaryBits(TLanes.EqualTo, (x, y) => Float(x) == Float(y) ? uint.MaxValue : 0);
    }

    [Fact]
    public void Select_takes_each_lane_from_the_side_that_the_mask_names()
    {
        (float[] x, float[] y, _) = Samples.Triples();
        for (int i = 0; i < x.Length; i += TLanes.Count)
        {
            TLanes left = TLanes.Load(in x[0], i);
            TLanes right = TLanes.Load(in y[0], i);
            uint[] selected = StoredBits(TLanes.Select(TLanes.IndexBelow(3), left, right));
            Assert.Equal(selected.Select((_, lane) => Bit(lane < 3 ? x[i + lane] : y[i + lane])), selected);
        }
    }

    [Fact]
    public void Bit_operations_treat_lanes_as_32_bits()
    {
        BinaryBits(TLanes.And, (x, y) => x & y);
        BinaryBits(TLanes.Or, (x, y) => x | y);
        BinaryBits(TLanes.Xor, (x, y) => x ^ y);
        BinaryBits(TLanes.AddBits, (x, y) => x + y);
        BinaryBits(TLanes.SubtractBits, (x, y) => x - y);
        UnaryBits(x => TLanes.ShiftLeftBits(x, 23), bits => bits << 23);
        UnaryBits(x => TLanes.ShiftRightBits(x, 23), bits => (uint)((int)bits >> 23));
        UnaryBits(TLanes.FloatFromBits, bits => Bit((int)bits));
    }

    [Fact]
    public void First_is_the_lane_with_index_0()
    {
        float[] values = Samples.RandomBits(1 << 10, 8);
        for (int i = 0; i < values.Length; i += TLanes.Count)
            Assert.Equal(Bit(values[i]), Bit(TLanes.Load(in values[0], i).First()));
    }

    [Fact]
    public void Sum_adds_by_halves()
    {
        float[] values = Samples.RandomBits(1 << 14, 7);
        for (int i = 0; i < values.Length; i += TLanes.Count)
            AssertReduction(values.AsSpan(i, TLanes.Count), TLanes.Load(in values[0], i).Sum(), (x, y) => x + y);
    }

    [Fact]
    public void Largest_compares_by_halves()
    {
        (float[] values, _, _) = Samples.Triples();
        for (int i = 0; i < values.Length; i += TLanes.Count)
            AssertReduction(values.AsSpan(i, TLanes.Count), TLanes.Load(in values[0], i).Largest(), (x, y) => x > y ? x : y);
    }

    private static void AssertReduction(ReadOnlySpan<float> lanes, float actual, Func<float, float, float> combine)
    {
        float[] halves = lanes.ToArray();
        for (int half = lanes.Length / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
                halves[i] = combine(halves[i], halves[i + half]);
        }

        Assert.Equal(Bits.Of(halves[0]), Bits.Of(actual));
    }

    private static void Binary(Func<TLanes, TLanes, TLanes> lanes, Func<float, float, float> scalar) =>
        Ternary((x, y, _) => lanes(x, y), (x, y, _) => scalar(x, y));

    private static void Ternary(Func<TLanes, TLanes, TLanes, TLanes> lanes, Func<float, float, float, float> scalar)
    {
        (float[] x, float[] y, float[] z) = Samples.Triples();
        var actual = new float[x.Length];
        for (int i = 0; i < x.Length; i += TLanes.Count)
            lanes(TLanes.Load(in x[0], i), TLanes.Load(in y[0], i), TLanes.Load(in z[0], i)).Store(ref actual[0], i);

        Bits.AssertEqual(x.Select((_, i) => scalar(x[i], y[i], z[i])).ToArray(), actual, i => $"({x[i]:R}, {y[i]:R}, {z[i]:R})");
    }

    private static void UnaryBits(Func<TLanes, TLanes> lanes, Func<uint, uint> scalar) =>
        BinaryBits((x, _) => lanes(x), (x, _) => scalar(x));

    // NaN included: these operations say what becomes of every bit.
    private static void BinaryBits(Func<TLanes, TLanes, TLanes> lanes, Func<uint, uint, uint> scalar)
    {
        (float[] x, float[] y, _) = Samples.Triples();
        for (int i = 0; i < x.Length; i += TLanes.Count)
        {
            uint[] actual = StoredBits(lanes(TLanes.Load(in x[0], i), TLanes.Load(in y[0], i)));
            Assert.Equal(actual.Select((_, lane) => scalar(Bit(x[i + lane]), Bit(y[i + lane]))), actual);
        }
    }

    private static float[] Stored(TLanes lanes)
    {
        var values = new float[TLanes.Count];
        lanes.Store(ref values[0], 0);
        return values;
    }

    private static uint[] StoredBits(TLanes lanes) => Array.ConvertAll(Stored(lanes), Bit);

    private static uint Bit(float value) => BitConverter.SingleToUInt32Bits(value);

    private static float Float(uint bits) => BitConverter.UInt32BitsToSingle(bits);
}
