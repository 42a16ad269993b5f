using static CompiledNet.Tests.Reference.Graph.Nodes.Gates;

namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary><c>h[t] = tanh(p + q)</c>.</summary>
internal sealed class SimpleRNNCell : IRecurrentCell
{
    public int Gates => 1;

    public int States => 1;

    public double[][] Next(double[][] p, double[][] q, double[][] before) => [Each(before[0].Length, unit => Math.Tanh(p[0][unit] + q[0][unit]))];

    public (double[][] P, double[][] Q, double[][] Before) Backward(double[][] p, double[][] q, double[][] before, double[][] dNext)
    {
        double[] dz = Each(before[0].Length, unit => dNext[0][unit] * TanhSlope(p[0][unit] + q[0][unit]));
        return ([dz], [dz], [new double[dz.Length]]);
    }
}
