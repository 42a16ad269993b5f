using CompiledNet.Accuracy.Functions;

namespace CompiledNet.Numerics.Tests;

public sealed class SigmoidTests : FunctionContract<SigmoidFunction>
{
    protected override (double Fused, double Unfused) LargestError => (1.70, 1.71);

    [Theory]
    [InlineData(0f, 0.5f)]
    [InlineData(float.Epsilon, 0.5f)]
    [InlineData(20f, 1f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(-103.97207f, float.Epsilon)]
    [InlineData(-103.97209f, 0f)]
    [InlineData(float.NegativeInfinity, 0f)]
    public void Special_values(float x, float expected) => Assert.Equal(Bits.Of(expected), Bits.Of(Of(x)));

    [Fact]
    public void Negative_zero_gives_the_same_as_zero() => Assert.Equal(Bits.Of(0.5f), Bits.Of(Of(-0f)));
}
