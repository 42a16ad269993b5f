using CompiledNet.Accuracy.Functions;

namespace CompiledNet.Numerics.Tests;

public sealed class ErfTests : FunctionContract<ErfFunction>
{
    protected override (double Fused, double Unfused) LargestError => (1.67, 1.81);

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(float.Epsilon, float.Epsilon)]
    [InlineData(4f, 1f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(float.NegativeInfinity, -1f)]
    public void Special_values(float x, float expected) => Assert.Equal(Bits.Of(expected), Bits.Of(Of(x)));

    [Fact]
    public void It_is_never_above_one() =>
        Assert.All(Samples.Moderate(1 << 14, 23, 5), x => Assert.True(MathF.Abs(Of(x)) <= 1));

    [Fact]
    public void Negative_zero_gives_negative_zero() => Assert.Equal(Bits.Of(-0f), Bits.Of(Of(-0f)));
}
