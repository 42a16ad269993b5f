namespace CompiledNet.Reference;

/// <summary>
/// The cost of a batch and its derivatives, computed from a network's description, its parameters and its definitions in
/// double precision: nothing of it comes from the generated methods.
/// </summary>
internal sealed class ReferenceCost
{
    private readonly NetworkDescription _description;
    private readonly IReferenceStep[] _steps;
    private readonly IReferenceLoss _loss;
    private readonly double[][] _targets;

    // For each row the inputs, the outputs of every step, in double precision at the network's own parameters.
    private readonly double[][][] _rows;
    private readonly int _terms;

    /// <param name="description">The network.</param>
    /// <param name="values">The values of each tensor in canonical order.</param>
    /// <param name="inputs">Rows of inputs.</param>
    /// <param name="targets">As many rows of targets.</param>
    /// <exception cref="NotSupportedException">The network has a layer or a loss that has no reference.</exception>
    public ReferenceCost(NetworkDescription description, Func<ParameterTensor, double[]> values, double[][] inputs, double[][] targets)
    {
        _description = description;
        _steps = ReferenceLayers.Steps(description, values);
        _loss = ReferenceLayers.Loss(description);
        _targets = targets;
        _rows = [.. inputs.Select(Centers)];
        _terms = inputs.Length * _loss.Terms(description.OutputSize);
    }

    /// <summary>The cost and, for each tensor in canonical order, its derivatives.</summary>
    public CostAndGradients Evaluate(IArithmetic arithmetic)
    {
        RunningSum[][] gradients = [.. _description.Tensors.Select(tensor => new RunningSum[tensor.Length])];
        double scale = arithmetic.Round(1.0 / _terms, 1.0 / _terms, -1);
        double cost = 0;
        for (int row = 0; row < _rows.Length; row++)
        {
            double[][] centers = _rows[row];
            double[][] values = Forward(centers, arithmetic);
            cost += _loss.Value(values[^1], centers[^1], _targets[row], arithmetic) / _terms;
            double[] d = _loss.Derivative(values[^1], centers[^1], _targets[row], scale, arithmetic);
            for (int step = _steps.Length - 1; step >= 0; step--)
                d = _steps[step].Backward(values[step], centers[step], d, gradients, arithmetic);
        }
        return new CostAndGradients(
            arithmetic.Round(cost, Math.Abs(cost), -2),
            [.. gradients.Select(tensor => tensor.Select(sum => arithmetic.Round(sum.Value, sum.Error, -3)).ToArray())]);
    }

    /// <summary>
    /// <c>(L(θ + h) − L(θ − h))/2h</c> along one parameter, with <c>h</c> such that no output of the step moves by more than
    /// <paramref name="move"/>, and that <c>h</c>; 0 and infinity if no output depends on the parameter.
    /// </summary>
    public (double Quotient, double Distance) Difference(int tensor, int element, double move)
    {
        int step = Array.FindIndex(_steps, candidate => tensor >= candidate.Tensors.Start.Value && tensor < candidate.Tensors.End.Value);
        double reach = _rows.Max(row => _steps[step].Reach(row[step], tensor, element));
        if (reach == 0)
            return (0, double.PositiveInfinity);
        double h = move / reach;
        double difference = 0;
        for (int row = 0; row < _rows.Length; row++)
            difference += Loss(row, step, tensor, element, h) - Loss(row, step, tensor, element, -h);
        return (difference / _terms / (2 * h), h);
    }

    private double[][] Centers(double[] input)
    {
        var values = new double[_steps.Length + 1][];
        values[0] = input;
        for (int step = 0; step < _steps.Length; step++)
            values[step + 1] = _steps[step].Forward(values[step], values[step], DoubleArithmetic.Instance);
        return values;
    }

    /// <summary>The input of a row and the outputs of all steps.</summary>
    private double[][] Forward(double[][] centers, IArithmetic arithmetic)
    {
        var values = new double[_steps.Length + 1][];
        values[0] = centers[0];
        for (int step = 0; step < _steps.Length; step++)
            values[step + 1] = _steps[step].Forward(values[step], centers[step], arithmetic);
        return values;
    }

    /// <summary>The loss of a row when a parameter of a step moves.</summary>
    private double Loss(int row, int step, int tensor, int element, double by)
    {
        double[][] centers = _rows[row];
        double[] x = _steps[step].Moved(centers[step], centers[step + 1], tensor, element, by);
        for (int next = step + 1; next < _steps.Length; next++)
            x = _steps[next].Near(x, centers[next], centers[next + 1]);
        return _loss.Value(x, centers[^1], _targets[row], DoubleArithmetic.Instance);
    }
}

/// <summary>A cost and, for each tensor in canonical order, its derivatives.</summary>
internal sealed record CostAndGradients(double Cost, double[][] Gradients);
