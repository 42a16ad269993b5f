using Derivatives;

namespace CompiledNet.Samples.Tests;

public class DerivativesTests
{
    [Theory]
    [InlineData(2, 4)]
    [InlineData(5, 10)]
    public void The_slope_of_the_square_is_twice_the_point(double x, double expected)
    {
        Slope slope = Slope.At(x);

        Assert.Equal(expected, slope.FromBackward);
        for (int i = 0; i < Slope.Steps.Length; i++)
        {
            // A step forward is off by exactly h, a step to both sides by nothing but rounding: 27·2⁻⁵³/h < 1e-10.
            Assert.Equal(expected + Slope.Steps[i], slope.Forward[i], 1e-10);
            Assert.Equal(expected, slope.Central[i], 1e-10);
        }
    }
}
