namespace CompiledNet.Reference;

/// <summary>
/// Functions that lose their digits near zero when written naively. Both correct the rounding of one step by the ratio that
/// it should have had (W. Kahan; see N. Higham, Accuracy and Stability of Numerical Algorithms, section 1.14.1).
/// </summary>
internal static class NearZero
{
    /// <summary><c>e^x − 1</c>.</summary>
    public static double ExpMinusOne(double x)
    {
        double power = Math.Exp(x);
        if (power == 1 || double.IsInfinity(power))
            return power == 1 ? x : power;
        return power - 1 == -1 ? -1 : (power - 1) * (x / Math.Log(power));
    }

    /// <summary><c>ln(1 + x)</c>.</summary>
    public static double LogOnePlus(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }
}
