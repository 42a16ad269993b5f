using CompiledNet.Accuracy.References;

namespace CompiledNet.Numerics.Tests;

/// <summary>The double-precision references against tables.</summary>
public sealed class ReferenceTests
{
    // erf: Abramowitz and Stegun, table 7.1 (10 decimals); erfc to 16 digits, computed with 40-digit arithmetic.
    [Theory]
    [InlineData(0.1, 0.1124629160)]
    [InlineData(0.5, 0.5204998778)]
    [InlineData(1.0, 0.8427007929)]
    [InlineData(1.5, 0.9661051465)]
    [InlineData(2.0, 0.9953222650)]
    public void Erf_agrees_with_the_table(double x, double expected)
    {
        Assert.Equal(expected, ErrorFunction.Erf(x), 0.6e-10);
        Assert.Equal(-expected, ErrorFunction.Erf(-x), 0.6e-10);
    }

    [Theory]
    [InlineData(-3.0, 1.9999779095030014)]
    [InlineData(0.25, 0.72367360983176307)]
    [InlineData(1.0, 0.15729920705028513)]
    [InlineData(2.0, 0.0046777349810472658)]
    [InlineData(2.5, 0.00040695201744495894)]
    [InlineData(4.0, 1.5417257900280019e-8)]
    [InlineData(6.0, 2.1519736712498913e-17)]
    [InlineData(10.0, 2.0884875837625448e-45)]
    [InlineData(20.0, 5.3958656116079009e-176)]
    public void Erfc_agrees_with_high_precision(double x, double expected) =>
        Assert.Equal(1, ErrorFunction.Erfc(x) / expected, 1e-13);

    [Fact]
    public void Series_and_continued_fraction_meet() =>
        Assert.Equal(1, ErrorFunction.Erfc(Math.BitDecrement(2.0)) / ErrorFunction.Erfc(2.0), 1e-13);

    [Theory]
    [InlineData(1e-10, 1.00000000005e-10, 9.9999999995000004e-11)]
    [InlineData(-0.001, -0.00099950016662500835, -0.0010005003335835335)]
    [InlineData(0.1, 0.10517091807564763, 0.095310179804324865)]
    [InlineData(-0.5, -0.39346934028736658, -0.69314718055994531)]
    [InlineData(1.0, 1.7182818284590452, 0.69314718055994531)]
    public void ExpMinusOne_and_LogOnePlus_agree_with_high_precision(double x, double expMinusOne, double logOnePlus)
    {
        Assert.Equal(1, ElementaryFunctions.ExpMinusOne(x) / expMinusOne, 2e-15);
        Assert.Equal(1, ElementaryFunctions.LogOnePlus(x) / logOnePlus, 2e-15);
    }
}
