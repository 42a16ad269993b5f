namespace CompiledNet.Reference;

/// <summary>The logistic function and its relatives in double precision, stable for every argument.</summary>
internal static class Logistic
{
    /// <summary><c>σ(z) = 1/(1 + e⁻ᶻ)</c>; <c>1 − σ(z)</c> is <c>σ(−z)</c>.</summary>
    public static double Sigmoid(double z)
    {
        double power = Math.Exp(-Math.Abs(z));
        return z >= 0 ? 1 / (1 + power) : power / (1 + power);
    }

    /// <summary><c>ln(1 + eᶻ)</c>.</summary>
    public static double Softplus(double z) => Math.Max(z, 0) + NearZero.LogOnePlus(Math.Exp(-Math.Abs(z)));
}
