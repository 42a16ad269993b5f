using System.Numerics;
using CompiledNet.Reference;

namespace CompiledNet.Training.Tests;

/// <summary>Functions near zero, against their power series in exact fractions.</summary>
public sealed class NearZeroTests
{
    // A step of correction rounds four times; exp and log of the system are good to one unit in the last place.
    private const double MostUnits = 6;

    public static TheoryData<double> Arguments
    {
        get
        {
            var data = new TheoryData<double>();
            foreach (double magnitude in (double[])[0.5, 0.3, 0.1, 1e-2, 1.5e-3, 1e-5, 1e-8, 3e-12, 2.3e-16, 1.1e-16, 5e-17, 1e-100, double.Epsilon])
            {
                data.Add(magnitude);
                data.Add(-magnitude);
            }

            data.Add(0);
            return data;
        }
    }

    [Theory, MemberData(nameof(Arguments))]
    public void ExpMinusOne_is_the_sum_of_its_series(double x) =>
        AssertNear(Series(x, (power, n) => (power, Factorial(n))), NearZero.ExpMinusOne(x));

    [Theory, MemberData(nameof(Arguments))]
    public void LogOnePlus_is_the_sum_of_its_series(double x) =>
        AssertNear(Series(x, (power, n) => (n % 2 == 1 ? power : -power, n)), NearZero.LogOnePlus(x));

    [Theory]
    [InlineData(-1, -0.632120558828557678404476229838539)]
    [InlineData(-20, -0.999999997938846377561230440214104)]
    [InlineData(1, 1.71828182845904523536028747135266)]
    [InlineData(10, 22025.4657948067165169579006452842)]
    [InlineData(-1000, -1)]
    [InlineData(1000, double.PositiveInfinity)]
    public void ExpMinusOne_is_right_far_from_zero(double x, double expected) =>
        Assert.InRange(NearZero.ExpMinusOne(x), expected - MostUnits * Unit(expected), expected + MostUnits * Unit(expected));

    [Theory]
    [InlineData(1, 0.693147180559945309417232121458177)]
    [InlineData(-0.75, -1.38629436111989061883446424291635)]
    [InlineData(9, 2.30258509299404568401799145468436)]
    [InlineData(1e300, 690.775527898213705205397436405309)]
    public void LogOnePlus_is_right_far_from_zero(double x, double expected) =>
        Assert.InRange(NearZero.LogOnePlus(x), expected - MostUnits * Unit(expected), expected + MostUnits * Unit(expected));

    /// <summary>
    /// <c>Σ ±xⁿ/dₙ</c>, n from 1, as an integer of units of 2⁻ˢ; s is so large that what every term loses is nothing beside the last
    /// place of a double of the size of <c>x</c>.
    /// </summary>
    private static (BigInteger Sum, int Scale) Series(double x, Func<BigInteger, int, (BigInteger Numerator, BigInteger Denominator)> term)
    {
        const int Terms = 120;
        (BigInteger mantissa, int exponent) = Exact(x);
        int scale = -exponent + 128;
        BigInteger scaled = mantissa << 128;
        BigInteger power = BigInteger.One << scale;
        BigInteger sum = 0;
        for (int n = 1; n <= Terms; n++)
        {
            power = power * scaled >> scale;
            (BigInteger numerator, BigInteger denominator) = term(power, n);
            sum += numerator / denominator;
        }

        return (sum, scale);
    }

    private static BigInteger Factorial(int n)
    {
        BigInteger product = 1;
        for (int factor = 2; factor <= n; factor++)
            product *= factor;
        return product;
    }

    private static void AssertNear((BigInteger Sum, int Scale) expected, double actual)
    {
        (BigInteger mantissa, int exponent) = Exact(actual);
        BigInteger scaled = mantissa << (exponent + expected.Scale);
        (BigInteger unit, int unitExponent) = Exact(Unit(actual));
        BigInteger most = (BigInteger)MostUnits * (unit << (unitExponent + expected.Scale));
        Assert.True(BigInteger.Abs(scaled - expected.Sum) <= most, $"{actual:R} is {(double)(scaled - expected.Sum) / (double)most * MostUnits:F1} units in the last place away.");
    }

    private static double Unit(double value) => double.IsFinite(value) ? Math.BitIncrement(Math.Abs(value)) - Math.Abs(value) : 0;

    /// <summary><c>value = mantissa · 2^exponent</c>.</summary>
    private static (BigInteger Mantissa, int Exponent) Exact(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & ((1L << 52) - 1);
        long mantissa = exponent == 0 ? fraction : fraction | (1L << 52);
        return (bits < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075);
    }
}
