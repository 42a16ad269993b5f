using static CompiledNet.Tests.Reference.Graph.Nodes.Gates;

namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary>
/// A GRU as in its paper: <c>r = σ(W₀x + b₀ + U₀h)</c>, <c>z = σ(W₁x + b₁ + U₁h)</c>, <c>n = tanh(W₂x + b₂ + V(r·h))</c>, <c>h[t] = (1 − z)·n + z·h[t−1]</c>.
/// </summary>
/// <param name="parameters"><c>W</c>, <c>U</c>, <c>V</c>, <c>b</c>, with the blocks of the gates one below the other.</param>
/// <param name="returnsSequences">Whether it gives <c>h</c> behind each step, and not behind the last alone.</param>
/// <param name="goesBackwards">Whether the last step of a sequence comes first.</param>
internal sealed class EarlyResetNode(double[][] parameters, bool returnsSequences, bool goesBackwards) : INode
{
    private readonly int _units = parameters[3].Length / 3;

    public IReadOnlyList<double[]> Parameters => parameters;

    public Tensor Forward(IReadOnlyList<Tensor> inputs)
    {
        Tensor x = inputs[0];
        Tensor y = returnsSequences ? Tensor.Zeros(x.Rows, x.Shape[1], _units) : Tensor.Zeros(x.Rows, _units);
        for (int row = 0; row < x.Rows; row++)
        {
            foreach (Turn turn in Turns(x, row).Where(turn => OutputOf(x, row, turn) >= 0))
                turn.After.CopyTo(y.Values, OutputOf(x, row, turn));
        }

        return y;
    }

    public NodeGradients Backward(IReadOnlyList<Tensor> inputs, Tensor dy)
    {
        Tensor x = inputs[0];
        Tensor dx = Tensor.Zeros(x.Shape);
        double[][] gradients = [.. parameters.Select(tensor => new double[tensor.Length])];
        for (int row = 0; row < x.Rows; row++)
        {
            var dh = new double[_units];
            foreach (Turn turn in Turns(x, row).AsEnumerable().Reverse())
            {
                for (int unit = 0; OutputOf(x, row, turn) is >= 0 and var output && unit < _units; unit++)
                    dh[unit] += dy.Values[output + unit];
                dh = Backward(turn, dh, dx.Values.AsSpan((row * x.Shape[1] + turn.Step) * x.Channels, x.Channels), gradients);
            }
        }

        return new NodeGradients([dx], gradients);
    }

    /// <summary>The derivatives with respect to the state before a step, from those with respect to the state behind it.</summary>
    private double[] Backward(Turn turn, double[] dAfter, Span<double> dx, double[][] gradients)
    {
        double[] dz = Each(_units, unit => dAfter[unit] * (turn.Before[unit] - turn.N[unit]) * turn.Z[unit] * (1 - turn.Z[unit]));
        double[] dn = Each(_units, unit => dAfter[unit] * (1 - turn.Z[unit]) * (1 - turn.N[unit] * turn.N[unit]));
        double[] dBefore = Each(_units, unit => dAfter[unit] * turn.Z[unit]), dReset = new double[_units];
        Through(2, dn, turn.Reset, dReset, turn.X, dx, gradients);
        double[] dr = Each(_units, unit => dReset[unit] * turn.Before[unit] * turn.R[unit] * (1 - turn.R[unit]));
        for (int unit = 0; unit < _units; unit++)
            dBefore[unit] += dReset[unit] * turn.R[unit];
        Through(0, dr, turn.Before, dBefore, turn.X, dx, gradients);
        Through(1, dz, turn.Before, dBefore, turn.X, dx, gradients);
        return dBefore;
    }

    /// <summary>The derivatives through the sums of a gate, added to what is there.</summary>
    private void Through(int gate, double[] d, double[] h, double[] dh, double[] x, Span<double> dx, double[][] gradients)
    {
        for (int unit = 0; unit < _units; unit++)
        {
            int sum = gate * _units + unit;
            gradients[3][sum] += d[unit];
            for (int feature = 0; feature < x.Length; feature++)
            {
                gradients[0][sum * x.Length + feature] += d[unit] * x[feature];
                dx[feature] += d[unit] * parameters[0][sum * x.Length + feature];
            }

            for (int hidden = 0; hidden < _units; hidden++)
            {
                (int tensor, int at) = OfState(gate, unit, hidden);
                gradients[tensor][at] += d[unit] * h[hidden];
                dh[hidden] += d[unit] * parameters[tensor][at];
            }
        }
    }

    private double[] Sums(int gate, double[] x, double[] h) => Each(_units, unit =>
    {
        int sum = gate * _units + unit;
        return parameters[3][sum]
            + x.Select((value, feature) => value * parameters[0][sum * x.Length + feature]).Sum()
            + h.Select((value, hidden) => value * WeightOf(gate, unit, hidden)).Sum();
    });

    private double WeightOf(int gate, int unit, int hidden)
    {
        (int tensor, int at) = OfState(gate, unit, hidden);
        return parameters[tensor][at];
    }

    /// <summary>Where a weight of the state is.</summary>
    private (int Tensor, int At) OfState(int gate, int unit, int hidden) => gate == 2 ? (2, unit * _units + hidden) : (1, (gate * _units + unit) * _units + hidden);

    /// <summary>The steps of a row in the order in which they are taken.</summary>
    private List<Turn> Turns(Tensor x, int row)
    {
        var turns = new List<Turn>();
        var h = new double[_units];
        for (int turn = 0; turn < x.Shape[1]; turn++)
        {
            int step = goesBackwards ? x.Shape[1] - 1 - turn : turn;
            double[] own = x.Values.AsSpan((row * x.Shape[1] + step) * x.Channels, x.Channels).ToArray(), before = h;
            double[] r = [.. Sums(0, own, before).Select(Sigmoid)], z = [.. Sums(1, own, before).Select(Sigmoid)];
            double[] reset = Each(_units, unit => r[unit] * before[unit]);
            double[] n = [.. Sums(2, own, reset).Select(Math.Tanh)];
            h = Each(_units, unit => (1 - z[unit]) * n[unit] + z[unit] * before[unit]);
            turns.Add(new Turn(turn, step, own, r, z, n, reset, before, h));
        }

        return turns;
    }

    /// <summary>Where the output of a step begins; −1 if it has none.</summary>
    private int OutputOf(Tensor x, int row, Turn turn) =>
        returnsSequences ? (row * x.Shape[1] + turn.Step) * _units : turn.Number == x.Shape[1] - 1 ? row * _units : -1;

    /// <summary>A step of a row.</summary>
    private sealed record Turn(int Number, int Step, double[] X, double[] R, double[] Z, double[] N, double[] Reset, double[] Before, double[] After);
}
