using CompiledNet.Accuracy.Functions;

namespace CompiledNet.Numerics.Tests;

public sealed class SoftplusTests : FunctionContract<SoftplusFunction>
{
    protected override (double Fused, double Unfused) LargestError => (2.01, 2.41);

    [Theory]
    [InlineData(0f, 0.6931472f)]
    [InlineData(30f, 30f)]
    [InlineData(float.MaxValue, float.MaxValue)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(-103.97207f, float.Epsilon)]
    [InlineData(-103.97209f, 0f)]
    [InlineData(float.NegativeInfinity, 0f)]
    public void Special_values(float x, float expected) => Assert.Equal(Bits.Of(expected), Bits.Of(Of(x)));

    [Fact]
    public void Negative_zero_gives_the_same_as_zero() => Assert.Equal(Bits.Of(0.6931472f), Bits.Of(Of(-0f)));
}
