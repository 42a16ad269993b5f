using CompiledNet.Accuracy.Functions;

namespace CompiledNet.Numerics.Tests;

public sealed class ExpMinusOneTests : FunctionContract<ExpMinusOneFunction>
{
    protected override (double Fused, double Unfused) LargestError => (1.51, 1.63);

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(float.Epsilon, float.Epsilon)]
    [InlineData(-3 * float.Epsilon, -3 * float.Epsilon)]
    [InlineData(88.72284f, float.PositiveInfinity)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(-18f, -1f)]
    [InlineData(float.MinValue, -1f)]
    [InlineData(float.NegativeInfinity, -1f)]
    public void Special_values(float x, float expected) => Assert.Equal(Bits.Of(expected), Bits.Of(Of(x)));

    [Fact]
    public void Negative_zero_gives_negative_zero() => Assert.Equal(Bits.Of(-0f), Bits.Of(Of(-0f)));
}
