using static CompiledNet.Tests.Reference.Graph.Nodes.Gates;

namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary>Of <c>z = p + q</c>: <c>s[t] = σ(z₁)·s[t−1] + σ(z₀)·tanh z₂</c>, <c>h[t] = σ(z₃)·tanh s[t]</c>.</summary>
internal sealed class LSTMCell : IRecurrentCell
{
    public int Gates => 4;

    public int States => 2;

    public double[][] Next(double[][] p, double[][] q, double[][] before)
    {
        double[] cell = Each(before[0].Length, unit => Cell(Sums(p, q, unit), before[1][unit]));
        return [Each(cell.Length, unit => Sigmoid(Sums(p, q, unit)[3]) * Math.Tanh(cell[unit])), cell];
    }

    public (double[][] P, double[][] Q, double[][] Before) Backward(double[][] p, double[][] q, double[][] before, double[][] dNext)
    {
        int units = before[0].Length;
        double[][] dz = [new double[units], new double[units], new double[units], new double[units]];
        var ds = new double[units];
        for (int unit = 0; unit < units; unit++)
        {
            double[] z = Sums(p, q, unit);
            double cell = Cell(z, before[1][unit]);
            double dCell = dNext[1][unit] + dNext[0][unit] * Sigmoid(z[3]) * TanhSlope(cell);
            dz[0][unit] = dCell * Math.Tanh(z[2]) * SigmoidSlope(z[0]);
            dz[1][unit] = dCell * before[1][unit] * SigmoidSlope(z[1]);
            dz[2][unit] = dCell * Sigmoid(z[0]) * TanhSlope(z[2]);
            dz[3][unit] = dNext[0][unit] * Math.Tanh(cell) * SigmoidSlope(z[3]);
            ds[unit] = dCell * Sigmoid(z[1]);
        }

        return (dz, dz, [new double[units], ds]);
    }

    private static double[] Sums(double[][] p, double[][] q, int unit) => [.. p.Zip(q, (ofInputs, ofState) => ofInputs[unit] + ofState[unit])];

    private static double Cell(double[] z, double before) => Sigmoid(z[1]) * before + Sigmoid(z[0]) * Math.Tanh(z[2]);
}
