using static CompiledNet.Tests.Reference.Graph.Nodes.Gates;

namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary><c>r = σ(p₀ + q₀)</c>, <c>z = σ(p₁ + q₁)</c>, <c>n = tanh(p₂ + r·q₂)</c>, <c>h[t] = (1 − z)·n + z·h[t−1]</c>.</summary>
internal sealed class GRUCell : IRecurrentCell
{
    public int Gates => 3;

    public int States => 1;

    public double[][] Next(double[][] p, double[][] q, double[][] before) => [Each(before[0].Length, unit =>
    {
        double r = Sigmoid(p[0][unit] + q[0][unit]), z = Sigmoid(p[1][unit] + q[1][unit]), n = Math.Tanh(p[2][unit] + r * q[2][unit]);
        return (1 - z) * n + z * before[0][unit];
    })];

    public (double[][] P, double[][] Q, double[][] Before) Backward(double[][] p, double[][] q, double[][] before, double[][] dNext)
    {
        int units = before[0].Length;
        double[][] dp = [new double[units], new double[units], new double[units]], dq = [new double[units], new double[units], new double[units]];
        var dh = new double[units];
        for (int unit = 0; unit < units; unit++)
        {
            double sumR = p[0][unit] + q[0][unit], sumZ = p[1][unit] + q[1][unit], sumN = p[2][unit] + Sigmoid(sumR) * q[2][unit];
            double dNew = dNext[0][unit] * (1 - Sigmoid(sumZ)) * TanhSlope(sumN);
            double dUpdate = dNext[0][unit] * (before[0][unit] - Math.Tanh(sumN)) * SigmoidSlope(sumZ);
            double dReset = dNew * q[2][unit] * SigmoidSlope(sumR);
            (dp[0][unit], dp[1][unit], dp[2][unit]) = (dReset, dUpdate, dNew);
            (dq[0][unit], dq[1][unit], dq[2][unit]) = (dReset, dUpdate, dNew * Sigmoid(sumR));
            dh[unit] = dNext[0][unit] * Sigmoid(sumZ);
        }

        return (dp, dq, [dh]);
    }
}
