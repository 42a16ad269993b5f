namespace CompiledNet.Accuracy.References;

/// <summary>
/// Functions that .NET lacks in double precision. Both divide out the rounding of 1 + … , as W. Kahan does in
/// <i>Interval arithmetic options in the proposed IEEE floating point arithmetic standard</i> (1980) and the HP-15C manual;
/// they are right to a few units of the 53rd bit.
/// </summary>
public static class ElementaryFunctions
{
    /// <summary><c>ln(1 + x)</c>.</summary>
    public static double LogOnePlus(double x)
    {
        double sum = 1 + x;
        return sum == 1 || double.IsPositiveInfinity(sum) ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary><c>e^x − 1</c>.</summary>
    public static double ExpMinusOne(double x)
    {
        double exponential = Math.Exp(x);
        if (exponential == 1)
            return x;

        double difference = exponential - 1;
        return difference == -1 || double.IsPositiveInfinity(exponential) ? difference : difference * (x / Math.Log(exponential));
    }
}
