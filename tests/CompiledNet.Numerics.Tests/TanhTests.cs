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
}
