namespace CompiledNet.Tests.Reference.Graph.Nodes;

/// <summary>
/// Sequences <c>[rows, steps, features]</c>, step by step from the state 0: <c>p = W·x[t] + b</c>, <c>q = U·h[t−1] + c</c>, and the next state is what
/// the cell makes of both.
/// </summary>
/// <param name="cell">The step.</param>
/// <param name="parameters"><c>W</c>, <c>U</c>, <c>b</c>, <c>c</c>, with the blocks of the gates one below the other.</param>
/// <param name="returnsSequences">Whether it gives <c>h</c> behind each step, and not behind the last alone.</param>
/// <param name="goesBackwards">Whether the last step of a sequence comes first.</param>
internal sealed class RecurrentNode(IRecurrentCell cell, double[][] parameters, bool returnsSequences, bool goesBackwards) : INode
{
    private readonly int _units = parameters[2].Length / cell.Gates;
    private readonly Product _ofInputs = new(parameters[0], parameters[2]);
    private readonly Product _ofState = new(parameters[1], parameters[3]);

    public IReadOnlyList<double[]> Parameters => parameters;

    public Tensor Forward(IReadOnlyList<Tensor> inputs)
    {
        Tensor x = inputs[0];
        Tensor y = returnsSequences ? Tensor.Zeros(x.Rows, x.Shape[1], _units) : Tensor.Zeros(x.Rows, _units);
        for (int row = 0; row < x.Rows; row++)
        {
            foreach (Turn turn in Turns(x, row).Where(turn => OutputOf(x, row, turn) is not null))
                turn.After[0].CopyTo(y.Values, OutputOf(x, row, turn)!.Value);
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
            double[][] dNext = Zeros();
            foreach (Turn turn in Turns(x, row).AsEnumerable().Reverse())
            {
                for (int unit = 0; OutputOf(x, row, turn) is { } output && unit < _units; unit++)
                    dNext[0][unit] += dy.Values[output + unit];
                (double[][] dp, double[][] dq, double[][] dBefore) = cell.Backward(turn.P, turn.Q, turn.Before, dNext);
                _ofInputs.Add(gradients[0], gradients[2], turn.X, dp).CopyTo(dx.Values, (row * x.Shape[1] + turn.Step) * x.Channels);
                double[] dh = _ofState.Add(gradients[1], gradients[3], turn.Before[0], dq);
                for (int unit = 0; unit < _units; unit++)
                    dBefore[0][unit] += dh[unit];
                dNext = dBefore;
            }
        }

        return new NodeGradients([dx], gradients);
    }

    /// <summary>The steps of a row in the order in which they are taken.</summary>
    private List<Turn> Turns(Tensor x, int row)
    {
        var turns = new List<Turn>();
        double[][] state = Zeros();
        for (int turn = 0; turn < x.Shape[1]; turn++)
        {
            int step = goesBackwards ? x.Shape[1] - 1 - turn : turn;
            double[] own = x.Values.AsSpan((row * x.Shape[1] + step) * x.Channels, x.Channels).ToArray();
            double[][] p = _ofInputs.Of(own, _units), q = _ofState.Of(state[0], _units);
            double[][] after = cell.Next(p, q, state);
            turns.Add(new Turn(turn, step, own, p, q, state, after));
            state = after;
        }

        return turns;
    }

    private int? OutputOf(Tensor x, int row, Turn turn) =>
        returnsSequences ? (row * x.Shape[1] + turn.Step) * _units : turn.Number == x.Shape[1] - 1 ? row * _units : null;

    private double[][] Zeros() => [.. Enumerable.Range(0, cell.States).Select(_ => new double[_units])];

    /// <summary>A product with a vector, by the node of dense layers, whose sums are cut into gates.</summary>
    private sealed class Product(double[] weights, double[] biases)
    {
        private readonly DenseNode _dense = new(biases.Length, weights, biases);

        public double[][] Of(double[] x, int units) => [.. _dense.Forward([new Tensor([1, x.Length], x)]).Values.Chunk(units)];

        /// <summary>Adds the gradients of the parameters, and gives those of the vector.</summary>
        public double[] Add(double[] weightGradients, double[] biasGradients, double[] x, double[][] d)
        {
            NodeGradients gradients = _dense.Backward([new Tensor([1, x.Length], x)], new Tensor([1, biases.Length], [.. d.SelectMany(gate => gate)]));
            for (int i = 0; i < weights.Length; i++)
                weightGradients[i] += gradients.Parameters[0][i];
            for (int i = 0; i < biases.Length; i++)
                biasGradients[i] += gradients.Parameters[1][i];
            return gradients.Inputs[0].Values;
        }
    }

    /// <summary>A step of a row.</summary>
    private sealed record Turn(int Number, int Step, double[] X, double[][] P, double[][] Q, double[][] Before, double[][] After);
}
