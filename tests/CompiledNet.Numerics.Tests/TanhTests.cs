using CompiledNet.Accuracy.Functions;

namespace CompiledNet.Numerics.Tests;

public sealed class TanhTests : FunctionContract<TanhFunction>
{
    protected override (double Fused, double Unfused) LargestError => (1.75, 1.68);

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(float.Epsilon, float.Epsilon)]
    [InlineData(-float.Epsilon, -float.Epsilon)]
    [InlineData(1e-20f, 1e-20f)]
    [InlineData(9.02f, 1f)]
    [InlineData(float.MaxValue, 1f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(float.NegativeInfinity, -1f)]
    public void Special_values(float x, float expected) => Assert.Equal(Bits.Of(expected), Bits.Of(Of(x)));

    [Fact]
    public void It_is_odd_to_the_last_bit_and_never_above_one() =>
        Assert.All(Samples.Moderate(1 << 14, 22, 12), x =>
        {
            Assert.Equal(Bits.Of(-Of(x)), Bits.Of(Of(-x)));
            Assert.True(MathF.Abs(Of(x)) <= 1);
        });

    [Fact]
    public void Negative_zero_gives_negative_zero() => Assert.Equal(Bits.Of(-0f), Bits.Of(Of(-0f)));

    [Fact]
    public void Vectors_together_have_the_bits_of_each_alone()
    {
        AssertTogether<Lanes128>();
        AssertTogether<Lanes256>();
        AssertTogether<Lanes512>();
        AssertTogether<Unfused<Lanes256>>();
    }

    private static void AssertTogether<TLanes>()
        where TLanes : struct, ILanes<TLanes>
    {
        float[] x = [.. Samples.Special, .. Samples.RandomBits(1 << 14, 13), .. Samples.Moderate(1 << 14, 14, 12)];
        x = x[..(x.Length / 64 * 64)];
        float[] alone = new float[x.Length], two = new float[x.Length], four = new float[x.Length];
        TLanes Load(int i) => TLanes.Load(ref x[0], i);
        for (int i = 0; i < x.Length; i += TLanes.Count)
            Tanh.Of(Load(i)).Store(ref alone[0], i);
        for (int i = 0, n = TLanes.Count; i < x.Length; i += 2 * n)
        {
            Tanh.Of(Load(i), Load(i + n), out TLanes first, out TLanes second);
            first.Store(ref two[0], i);
            second.Store(ref two[0], i + n);
        }

        for (int i = 0, n = TLanes.Count; i < x.Length; i += 4 * n)
        {
            Tanh.Of(Load(i), Load(i + n), Load(i + 2 * n), Load(i + 3 * n), out TLanes first, out TLanes second, out TLanes third, out TLanes fourth);
            first.Store(ref four[0], i);
            second.Store(ref four[0], i + n);
            third.Store(ref four[0], i + 2 * n);
            fourth.Store(ref four[0], i + 3 * n);
        }

        Bits.AssertEqual(alone, two, i => $"tanh {x[i]:R} of two vectors");
        Bits.AssertEqual(alone, four, i => $"tanh {x[i]:R} of four vectors");
    }
}
