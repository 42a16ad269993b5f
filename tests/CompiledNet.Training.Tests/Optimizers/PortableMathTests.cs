using CompiledNet.Numerics;

namespace CompiledNet.Training.Tests;

/// <remarks>The functions of <see cref="Math"/> are within an ulp; these here within a few.</remarks>
public class PortableMathTests
{
    [Fact]
    public void Exponentials_are_within_four_ulps()
    {
        for (double x = -699; x <= 699; x += 0.37)
            Within(Math.Exp(x), PortableMath.Exp(x), 4);
        Assert.Equal(1, PortableMath.Exp(0));
        Assert.Equal(0, PortableMath.Exp(-1e300));
    }

    [Fact]
    public void Logarithms_are_within_four_ulps()
    {
        for (double x = 1e-300; x <= 1e300; x *= 1.73)
            Within(Math.Log(x), PortableMath.Log(x), 4);
        for (double x = 0.5; x <= 2; x += 0.001)
            Within(Math.Log(x), PortableMath.Log(x), 4);
        Assert.Equal(0, PortableMath.Log(1));
    }

    /// <remarks>π·x is rounded by at most 2⁻⁵², and π itself by 1.1·2⁻⁵³: that is how far <see cref="Math.Cos"/> may be off here, and each by half an ulp.</remarks>
    [Fact]
    public void Cosines_of_multiples_of_pi_are_exact_where_they_are_simple_and_close_elsewhere()
    {
        for (double x = -1; x <= 1; x += Math.ScaleB(1, -8))
        {
            Assert.Equal(Math.Cos(Math.PI * x), PortableMath.CosPi(x), 5 * Math.ScaleB(1, -53));
            Assert.Equal(PortableMath.CosPi(x), PortableMath.CosPi(x + 6));
        }

        Assert.Equal((1, 0, -1, 0, 1), (PortableMath.CosPi(0), PortableMath.CosPi(0.5), PortableMath.CosPi(1), PortableMath.CosPi(1.5), PortableMath.CosPi(-2)));
    }

    [Fact]
    public void Powers_are_close_and_of_whole_numbers_products()
    {
        foreach (double x in new[] { 0.001, 0.3, 0.999, 1.7, 40 })
        {
            foreach (double y in new[] { 0.5, 1, 2, 2.5, 0.9, 37, 100 })
                Assert.Equal(1, PortableMath.Pow(x, y) / Math.Pow(x, y), Math.Max(1, y) * 50 * Math.ScaleB(1, -53));
        }

        Assert.Equal((1, 0, 0.1 * 0.1), (PortableMath.Pow(0, 0.0), PortableMath.Pow(0, 0.5), PortableMath.Pow(0.1, 2.0)));
    }

    private static void Within(double expected, double actual, int ulps) =>
        Assert.InRange(actual, expected - ulps * (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected)), expected + ulps * (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected)));
}
