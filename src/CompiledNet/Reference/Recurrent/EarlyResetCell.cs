namespace CompiledNet.Reference.Recurrent;

/// <summary>
/// <c>r = σ(p_r + q_r)</c>, <c>z = σ(p_z + q_z)</c>, <c>n = tanh(p_n + q_n)</c>, <c>h[t] = (1 − z)·n + z·h[t−1]</c>, where the last sum is of what the reset gate leaves of the state:
/// <c>q_n = U_n·(r·h[t−1]) + c_n</c>.
/// </summary>
/// <param name="place">The number of the first of its operations.</param>
internal sealed class EarlyResetCell(int place) : IResettingCell
{
    public int Gates => 3;

    public int States => 1;

    public double Reset(double[] p, double[] q, IArithmetic arithmetic) => Activations.Sigmoid.Rounded(arithmetic.Sum(p[0], q[0], place), arithmetic, place + 1);

    public double ResetGradient(double[] p, double[] q, double dReset, IArithmetic arithmetic) =>
        Activations.Sigmoid.Gradient(arithmetic.Sum(p[0], q[0], place), dReset, arithmetic, place + 8);

    public double[] Next(double[] p, double[] q, double[] before, IArithmetic arithmetic)
    {
        (double z, double n) = Gated(p, q, arithmetic);
        double kept = z * before[0], h = arithmetic.Sum(1, -z, place + 6) * n + kept;
        return [arithmetic.Round(h, Math.Abs(kept) + Math.Abs(h), place + 5)];
    }

    public CellGradients Backward(double[] p, double[] q, double[] before, double[] dNext, IArithmetic arithmetic)
    {
        (double z, double n) = Gated(p, q, arithmetic);
        double dn = arithmetic.Product(dNext[0], arithmetic.Sum(1, -z, place + 6), place + 7);
        double dz = arithmetic.Product(dNext[0], arithmetic.Sum(before[0], -n, place + 4), place + 7);
        double dSumN = Activations.Tanh.Gradient(arithmetic.Sum(p[2], q[2], place + 2), dn, arithmetic, place + 8);
        double dSumZ = Activations.Sigmoid.Gradient(arithmetic.Sum(p[1], q[1], place), dz, arithmetic, place + 8);
        return new CellGradients([0, dSumZ, dSumN], [0, dSumZ, dSumN], [arithmetic.Product(dNext[0], z, place + 7)]);
    }

    private (double Z, double N) Gated(double[] p, double[] q, IArithmetic arithmetic) => (
        Activations.Sigmoid.Rounded(arithmetic.Sum(p[1], q[1], place), arithmetic, place + 1),
        Activations.Tanh.Rounded(arithmetic.Sum(p[2], q[2], place + 2), arithmetic, place + 3));
}
