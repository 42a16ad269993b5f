using CompiledNet.Accuracy.Functions;

namespace CompiledNet.Numerics.Tests;

public sealed class GaussianDensityTests : FunctionContract<GaussianDensityFunction>
{
    protected override (double Fused, double Unfused) LargestError => (1.46, 1.59);

    [Theory]
    [InlineData(0f, 0.3989423f)]
    [InlineData(float.PositiveInfinity, 0f)]
    [InlineData(float.NegativeInfinity, 0f)]
    public void Special_values(float x, float expected) => Assert.Equal(Bits.Of(expected), Bits.Of(Of(x)));
}
