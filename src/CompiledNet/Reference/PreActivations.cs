namespace CompiledNet.Reference;

/// <summary><c>z = W·x + b</c>; <c>dx = Wᵀ·dz</c>, <c>dW = dz·xᵀ</c>, <c>db = dz</c>.</summary>
/// <param name="place">The number of the first of its operations.</param>
/// <param name="tensor">The index of the weights in the network's tensors; the biases come next.</param>
/// <param name="weights">In canonical order: <c>[unit][input]</c>.</param>
/// <param name="biases">One a unit, or null.</param>
/// <param name="units">The number of sums.</param>
internal sealed class PreActivations(int place, int tensor, double[] weights, double[]? biases, int units) : IReferenceStep
{
    private readonly int _inputs = weights.Length / units;

    public Range Tensors => tensor..(tensor + (biases is null ? 1 : 2));

    public double[] Forward(double[] x, double[] center, IArithmetic arithmetic)
    {
        var z = new double[units];
        for (int unit = 0; unit < units; unit++)
        {
            ReadOnlySpan<double> row = weights.AsSpan(unit * _inputs, _inputs);
            var sum = new RunningSum();
            if (biases is not null)
                sum.Add(biases[unit]);
            for (int input = 0; input < row.Length; input++)
                sum.AddProduct(row[input], x[input]);
            z[unit] = arithmetic.Round(sum.Value, sum.Error, place);
        }
        return z;
    }

    /// <summary><c>z + W·(x − center)</c>, of which only those inputs count that moved.</summary>
    public double[] Near(double[] x, double[] center, double[] y)
    {
        int[] moved = [.. Enumerable.Range(0, _inputs).Where(input => x[input] != center[input])];
        double[] by = [.. moved.Select(input => x[input] - center[input])];
        double[] z = [.. y];
        for (int unit = 0; unit < units; unit++)
        {
            ReadOnlySpan<double> row = weights.AsSpan(unit * _inputs, _inputs);
            double sum = 0;
            for (int i = 0; i < moved.Length; i++)
                sum += row[moved[i]] * by[i];
            z[unit] += sum;
        }
        return z;
    }

    public double[] Backward(double[] x, double[] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic)
    {
        AddGradients(x, dy, gradients);
        // Nothing asks for the derivative with respect to the network's inputs.
        if (place == 0)
            return [];

        var sums = new RunningSum[_inputs];
        for (int unit = 0; unit < units; unit++)
        {
            ReadOnlySpan<double> row = weights.AsSpan(unit * _inputs, _inputs);
            for (int input = 0; input < row.Length; input++)
                sums[input].AddProduct(row[input], dy[unit]);
        }
        return [.. sums.Select(sum => arithmetic.Round(sum.Value, sum.Error, place + 1))];
    }

    public double Reach(double[] x, int tensorIndex, int element) =>
        tensorIndex == tensor ? Math.Abs(x[element % _inputs]) : 1;

    public double[] Moved(double[] x, double[] y, int tensorIndex, int element, double by)
    {
        double[] z = [.. y];
        if (tensorIndex == tensor)
            z[element / _inputs] += by * x[element % _inputs];
        else
            z[element] += by;
        return z;
    }

    private void AddGradients(double[] x, double[] dz, RunningSum[][] gradients)
    {
        for (int unit = 0; unit < units; unit++)
        {
            Span<RunningSum> row = gradients[tensor].AsSpan(unit * _inputs, _inputs);
            for (int input = 0; input < row.Length; input++)
                row[input].AddProduct(dz[unit], x[input]);
            if (biases is not null)
                gradients[tensor + 1][unit].Add(dz[unit]);
        }
    }
}
