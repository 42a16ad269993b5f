using CompiledNet.Accuracy.Functions;

namespace CompiledNet.Numerics.Tests;

public sealed class GaussianCdfTests : FunctionContract<GaussianCdfFunction>
{
    protected override (double Fused, double Unfused) LargestError => (1.84, 2.20);

    [Theory]
    [InlineData(6f, 1f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(-14.5f, 0f)]
    [InlineData(float.NegativeInfinity, 0f)]
    public void Special_values(float x, float expected) => Assert.Equal(Bits.Of(expected), Bits.Of(Of(x)));

    [Fact]
    public void The_two_tails_make_one() =>
        Assert.All(Samples.Moderate(1 << 14, 24, 8).Where(x => x > 0), x => Assert.Equal(1 - Of(-x), Of(x)));
}
