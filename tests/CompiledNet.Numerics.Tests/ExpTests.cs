using CompiledNet.Accuracy.Functions;

namespace CompiledNet.Numerics.Tests;

public sealed class ExpTests : FunctionContract<ExpFunction>
{
    protected override (double Fused, double Unfused) LargestError => (1.02, 1.00);

    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(float.Epsilon, 1f)]
    [InlineData(88.72284f, float.PositiveInfinity)]
    [InlineData(float.MaxValue, float.PositiveInfinity)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(-103.97207f, float.Epsilon)]
    [InlineData(-103.97209f, 0f)]
    [InlineData(float.MinValue, 0f)]
    [InlineData(float.NegativeInfinity, 0f)]
    public void Special_values(float x, float expected) => Assert.Equal(Bits.Of(expected), Bits.Of(Of(x)));

    [Fact]
    public void OfNonPositive_gives_the_bits_of_Of()
    {
        float[] x = Samples.RandomBits(1 << 20, 20).Concat(Samples.Moderate(1 << 20, 21, 110)).Select(value => -MathF.Abs(value)).ToArray();
        for (int i = 0; i < x.Length; i += Lanes512.Count)
        {
            var expected = new float[Lanes512.Count];
            var actual = new float[Lanes512.Count];
            Exp.Of(Lanes512.Load(in x[0], i)).Store(ref expected[0], 0);
            Exp.OfNonPositive(Lanes512.Load(in x[0], i)).Store(ref actual[0], 0);
            Bits.AssertEqual(expected, actual, lane => $"e^{x[i + lane]:R}");
        }
    }

    /// <summary>
    /// The product with the power of two is exact in double, and rounding it once to a float is all that <c>Of</c> does more.
    /// </summary>
    [Fact]
    public void OfNonPositiveScaled_is_larger_by_a_power_of_two()
    {
        Assert.Equal(Exp.Unscale, MathF.ScaleB(1f, -64));
        float[] x = Samples.Moderate(1 << 20, 22, 104).Select(value => -MathF.Abs(value)).ToArray();
        for (int i = 0; i < x.Length; i += Lanes512.Count)
        {
            var expected = new float[Lanes512.Count];
            var actual = new float[Lanes512.Count];
            Exp.Of(Lanes512.Load(in x[0], i)).Store(ref expected[0], 0);
            Exp.OfNonPositiveScaled(Lanes512.Load(in x[0], i)).Store(ref actual[0], 0);
            Assert.All(actual, value => Assert.True(float.IsNormal(value)));
            Bits.AssertEqual(expected, [.. actual.Select(value => (float)(value * (double)Exp.Unscale))], lane => $"e^{x[i + lane]:R}");
        }
    }

    [Fact]
    public void Negative_zero_gives_the_same_as_zero() => Assert.Equal(Bits.Of(1f), Bits.Of(Of(-0f)));
}
