using CompiledNet.Accuracy.Functions;

namespace CompiledNet.Numerics.Tests;

public sealed class LogTests : FunctionContract<LogFunction>
{
    protected override (double Fused, double Unfused) LargestError => (1.01, 1.08);

    [Theory]
    [InlineData(1f, 0f)]
    [InlineData(0f, float.NegativeInfinity)]
    [InlineData(float.Epsilon, -103.27893f)]
    [InlineData(float.MaxValue, 88.72284f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(-float.Epsilon, float.NaN)]
    [InlineData(-1f, float.NaN)]
    [InlineData(float.NegativeInfinity, float.NaN)]
    public void Special_values(float x, float expected) => Assert.Equal(Bits.Of(expected), Bits.Of(Of(x)));

    [Fact]
    public void Negative_zero_gives_the_same_as_zero() => Assert.Equal(Bits.Of(float.NegativeInfinity), Bits.Of(Of(-0f)));
}
