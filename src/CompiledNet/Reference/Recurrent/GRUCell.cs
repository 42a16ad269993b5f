namespace CompiledNet.Reference.Recurrent;

/// <summary>
/// <c>r = σ(p_r + q_r)</c>, <c>z = σ(p_z + q_z)</c>, <c>n = tanh(p_n + r·q_n)</c>, <c>h[t] = (1 − z)·n + z·h[t−1]</c>.
/// </summary>
/// <param name="place">The number of the first of its operations.</param>
internal sealed class GRUCell(int place) : IRecurrentCell
{
    public int Gates => 3;

    public int States => 1;

    public double[] Next(double[] p, double[] q, double[] before, IArithmetic arithmetic)
    {
        GRUSums sums = Sums(p, q, arithmetic);
        double z = Activations.Sigmoid.Rounded(sums.Z, arithmetic, place + 1), n = Activations.Tanh.Rounded(sums.N, arithmetic, place + 3);
        double kept = z * before[0], h = arithmetic.Sum(1, -z, place + 6) * n + kept;
        return [arithmetic.Round(h, Math.Abs(kept) + Math.Abs(h), place + 5)];
    }

    public CellGradients Backward(double[] p, double[] q, double[] before, double[] dNext, IArithmetic arithmetic)
    {
        GRUSums sums = Sums(p, q, arithmetic);
        double z = Activations.Sigmoid.Rounded(sums.Z, arithmetic, place + 1), n = Activations.Tanh.Rounded(sums.N, arithmetic, place + 3);
        double dn = arithmetic.Product(dNext[0], arithmetic.Sum(1, -z, place + 6), place + 7);
        double dz = arithmetic.Product(dNext[0], arithmetic.Sum(before[0], -n, place + 4), place + 7);
        double dSumN = Activations.Tanh.Gradient(sums.N, dn, arithmetic, place + 8);
        double dSumR = Activations.Sigmoid.Gradient(sums.R, arithmetic.Product(dSumN, q[2], place + 7), arithmetic, place + 8);
        double dSumZ = Activations.Sigmoid.Gradient(sums.Z, dz, arithmetic, place + 8);
        return new CellGradients(
            [dSumR, dSumZ, dSumN],
            [dSumR, dSumZ, arithmetic.Product(dSumN, sums.Reset, place + 7)],
            [arithmetic.Product(dNext[0], z, place + 7)]);
    }

    private GRUSums Sums(double[] p, double[] q, IArithmetic arithmetic)
    {
        double r = arithmetic.Sum(p[0], q[0], place), reset = Activations.Sigmoid.Rounded(r, arithmetic, place + 1);
        double part = reset * q[2], n = p[2] + part;
        return new GRUSums(r, arithmetic.Sum(p[1], q[1], place), arithmetic.Round(n, Math.Abs(part) + Math.Abs(n), place + 2), reset);
    }

    /// <summary>What the functions of the gates are taken of, and the reset gate.</summary>
    private readonly record struct GRUSums(double R, double Z, double N, double Reset);
}
