namespace CompiledNet.Reference.Recurrent;

/// <summary>
/// A recurrent layer: in every step, a cell makes the next state of the sums <c>p = W·x[t] + b</c> and <c>q = U·h[t−1] + c</c>, from the state 0.
/// Backward, from the last step to the first: <c>dx[t] = Wᵀ·dp</c>, <c>dh[t−1] = Uᵀ·dq</c> and what the cell itself says; <c>dW = Σ dp·x[t]ᵀ</c>,
/// <c>dU = Σ dq·h[t−1]ᵀ</c>, <c>db = Σ dp</c>, <c>dc = Σ dq</c> over rows and steps.
/// </summary>
/// <param name="place">The number of the first of its operations.</param>
/// <param name="tensor">The index of <c>W</c> in the network's tensors; <c>U</c>, <c>b</c> and <c>c</c> come next.</param>
/// <param name="shape">What it takes and gives.</param>
/// <param name="tensors">The tensors.</param>
/// <param name="cellOf">What a unit does, given the number of its first operation.</param>
internal sealed class RecurrentStep(int place, int tensor, RecurrentShape shape, RecurrentTensors tensors, Func<int, IRecurrentCell> cellOf) : IReferenceStep
{
    private readonly IRecurrentCell _cell = cellOf(place + 5);

    public Range Tensors => tensor..(tensor + 4);

    public double[] Forward(double[][] x, double[][] center, IArithmetic arithmetic) => Forward(x[0], tensors, arithmetic);

    public double[][] Backward(double[][] x, double[][] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic)
    {
        var dx = new double[x[0].Length];
        for (int row = 0; row < dx.Length / shape.InputSize; row++)
        {
            int first = row * shape.InputSize;
            Turn[] turns = [.. Turns(x[0].AsMemory(first, shape.InputSize), tensors, arithmetic)];
            Backward(turns, dy.AsSpan(row * shape.OutputSize, shape.OutputSize), dx.AsSpan(first, shape.InputSize), gradients, arithmetic);
        }
        return [dx];
    }

    /// <summary>How far the sums of all steps move together; what the states hand on may move outputs further.</summary>
    public double Reach(double[][] x, int tensorIndex, int element)
    {
        double largest = 0;
        (int part, int at) = PartOf(tensorIndex, element);
        for (int first = 0; first < x[0].Length; first += shape.InputSize)
        {
            largest = Math.Max(largest, Turns(x[0].AsMemory(first, shape.InputSize), tensors, DoubleArithmetic.Instance).Sum(turn => part switch
            {
                0 => Math.Abs(turn.X[at % shape.Features]),
                1 => Math.Abs(turn.Seen(at / shape.Units)[at % shape.Units]),
                _ => 1,
            }));
        }
        return largest;
    }

    public double[] Moved(double[][] x, double[] y, int tensorIndex, int element, double by)
    {
        (int part, int at) = PartOf(tensorIndex, element);
        return Forward(x[0], tensors.Moved(part, at, by), DoubleArithmetic.Instance);
    }

    private double[] Forward(double[] x, RecurrentTensors own, IArithmetic arithmetic)
    {
        int rows = x.Length / shape.InputSize;
        var y = new double[rows * shape.OutputSize];
        for (int row = 0; row < rows; row++)
        {
            foreach ((int number, Turn turn) in Turns(x.AsMemory(row * shape.InputSize, shape.InputSize), own, arithmetic).Index())
            {
                if (shape.OutputOf(number) is { } output)
                    turn.After.AsSpan(0, shape.Units).CopyTo(y.AsSpan(row * shape.OutputSize + output));
            }
        }
        return y;
    }

    /// <summary>The turns of a row, in the order in which the steps are taken.</summary>
    private IEnumerable<Turn> Turns(ReadOnlyMemory<double> row, RecurrentTensors own, IArithmetic arithmetic)
    {
        var state = new double[_cell.States * shape.Units];
        for (int number = 0; number < shape.Steps; number++)
        {
            double[] x = row.Slice(shape.StepOf(number) * shape.Features, shape.Features).ToArray();
            double[] p = Sums(own.W, own.B, x, arithmetic, place), q = Sums(own.U, own.C, state[..shape.Units], arithmetic, place + 1);
            double[]? reset = Reset(p, q, state, own, arithmetic);
            var after = new double[state.Length];
            for (int unit = 0; unit < shape.Units; unit++)
                Put(after, unit, _cell.Next(Of(p, unit), Of(q, unit), Of(state, unit), arithmetic));
            yield return new Turn(x, p, q, state, state[..shape.Units], after) { Reset = reset };
            state = after;
        }
    }

    /// <summary>Takes the last sums of a resetting cell of what its gate leaves of the state, and gives that; null of other cells.</summary>
    private double[]? Reset(double[] p, double[] q, double[] state, RecurrentTensors own, IArithmetic arithmetic)
    {
        if (_cell is not IResettingCell cell)
            return null;
        double[] left = [.. Enumerable.Range(0, shape.Units).Select(unit => arithmetic.Product(cell.Reset(Of(p, unit), Of(q, unit), arithmetic), state[unit], place + 1))];
        Index first = ^shape.Units, firstWeight = ^(shape.Units * shape.Units);
        Sums(own.U[firstWeight..], own.C[first..], left, arithmetic, place + 1).CopyTo(q, q.Length - shape.Units);
        return left;
    }

    /// <summary>Adds the derivatives that go through the gate of a resetting cell, from those with respect to its last sums.</summary>
    private void AddReset(Turn turn, double[] dp, double[] dq, double[] dBefore, IArithmetic arithmetic)
    {
        if (_cell is not IResettingCell cell)
            return;
        double[] dLeft = Transposed(tensors.U[^(shape.Units * shape.Units)..], dq[^shape.Units..], shape.Units, arithmetic, place + 3);
        for (int unit = 0; unit < shape.Units; unit++)
        {
            (double[] p, double[] q) = (Of(turn.P, unit), Of(turn.Q, unit));
            double dReset = arithmetic.Product(dLeft[unit], turn.Before[unit], place + 3);
            dp[unit] = dq[unit] = cell.ResetGradient(p, q, dReset, arithmetic);
            dBefore[unit] = arithmetic.Sum(dBefore[unit], arithmetic.Product(dLeft[unit], cell.Reset(p, q, arithmetic), place + 3), place + 4);
        }
    }

    private void Backward(Turn[] turns, ReadOnlySpan<double> dy, Span<double> dx, RunningSum[][] gradients, IArithmetic arithmetic)
    {
        var dState = new double[_cell.States * shape.Units];
        for (int number = turns.Length - 1; number >= 0; number--)
        {
            Turn turn = turns[number];
            for (int unit = 0; shape.OutputOf(number) is { } output && unit < shape.Units; unit++)
                dState[unit] = dState[unit] == 0 ? dy[output + unit] : arithmetic.Sum(dState[unit], dy[output + unit], place + 4);

            double[] dp = new double[turn.P.Length], dq = new double[turn.P.Length], dBefore = new double[dState.Length];
            for (int unit = 0; unit < shape.Units; unit++)
            {
                CellGradients own = _cell.Backward(Of(turn.P, unit), Of(turn.Q, unit), Of(turn.Before, unit), Of(dState, unit), arithmetic);
                Put(dp, unit, own.P);
                Put(dq, unit, own.Q);
                Put(dBefore, unit, own.Before);
            }

            AddReset(turn, dp, dq, dBefore, arithmetic);
            AddGradients(turn, dp, dq, gradients.AsSpan(tensor));
            Transposed(tensors.W, dp, shape.Features, arithmetic, place + 2).CopyTo(dx[(shape.StepOf(number) * shape.Features)..]);
            int ofState = turn.Reset is null ? dq.Length : dq.Length - shape.Units;
            double[] dh = Transposed(tensors.U, dq[..ofState], shape.Units, arithmetic, place + 3);
            for (int unit = 0; unit < shape.Units; unit++)
                dBefore[unit] = dBefore[unit] == 0 ? dh[unit] : arithmetic.Sum(dBefore[unit], dh[unit], place + 4);
            dState = dBefore;
        }
    }

    /// <summary><c>A·x + b</c>.</summary>
    private static double[] Sums(double[] weights, double[] biases, double[] x, IArithmetic arithmetic, int place)
    {
        var sums = new double[biases.Length];
        for (int output = 0; output < sums.Length; output++)
        {
            var sum = new RunningSum();
            sum.Add(biases[output]);
            for (int input = 0; input < x.Length; input++)
                sum.AddProduct(weights[output * x.Length + input], x[input]);
            sums[output] = arithmetic.Round(sum.Value, sum.Error, place);
        }
        return sums;
    }

    /// <summary><c>Aᵀ·d</c>.</summary>
    private static double[] Transposed(double[] weights, double[] d, int inputs, IArithmetic arithmetic, int place)
    {
        var sums = new double[inputs];
        for (int input = 0; input < inputs; input++)
        {
            var sum = new RunningSum();
            for (int output = 0; output < d.Length; output++)
                sum.AddProduct(weights[output * inputs + input], d[output]);
            sums[input] = arithmetic.Round(sum.Value, sum.Error, place);
        }
        return sums;
    }

    private void AddGradients(Turn turn, double[] dp, double[] dq, ReadOnlySpan<RunningSum[]> gradients)
    {
        if (turn.Reset is null)
        {
            AddGradients(dp, turn.X, gradients[0], gradients[2]);
            AddGradients(dq, turn.Before[..shape.Units], gradients[1], gradients[3]);
            return;
        }

        AddGradients(dp, turn.X, gradients[0], gradients[3]);
        AddGradients(dq[..^shape.Units], turn.Before, gradients[1], biases: null);
        AddGradients(dq[^shape.Units..], turn.Reset, gradients[2], biases: null);
    }

    private static void AddGradients(double[] d, double[] x, RunningSum[] weights, RunningSum[]? biases)
    {
        for (int output = 0; output < d.Length; output++)
        {
            biases?[output].Add(d[output]);
            for (int input = 0; input < x.Length; input++)
                weights[output * x.Length + input].AddProduct(d[output], x[input]);
        }
    }

    /// <summary>Which of <see cref="RecurrentTensors"/> an element of a tensor of the network is in, and where: a resetting cell has the last block of U as a tensor by itself, and no second biases.</summary>
    private (int Part, int Element) PartOf(int tensorIndex, int element) => (_cell is IResettingCell, tensorIndex - tensor) switch
    {
        (true, 2) => (1, tensors.U.Length - shape.Units * shape.Units + element),
        (true, 3) => (2, element),
        (_, var part) => (part, element),
    };

    /// <summary>The numbers of a unit, of values that lie block by block.</summary>
    private double[] Of(double[] values, int unit) => [.. Enumerable.Range(0, values.Length / shape.Units).Select(block => values[block * shape.Units + unit])];

    private void Put(double[] values, int unit, double[] own)
    {
        for (int block = 0; block < own.Length; block++)
            values[block * shape.Units + unit] = own[block];
    }

    /// <summary>A step of a row: what it takes, the sums, and the states before and behind it, of which the products with the state see the first.</summary>
    private sealed record Turn(double[] X, double[] P, double[] Q, double[] Before, double[] State, double[] After)
    {
        /// <summary>What the gate of a resetting cell leaves of the state; null of other cells.</summary>
        public double[]? Reset { get; init; }

        /// <summary>What a sum of the state is taken of.</summary>
        public double[] Seen(int sum) => Reset is not null && sum >= Q.Length - Reset.Length ? Reset : State;
    }
}
