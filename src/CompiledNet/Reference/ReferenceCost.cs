namespace CompiledNet.Reference;

/// <summary>
/// The cost of a batch and its derivatives, computed from a network's description, its parameters and its definitions in
/// double precision: nothing of it comes from the generated methods.
/// </summary>
internal sealed class ReferenceCost
{
    private readonly NetworkDescription _description;
    private readonly ReferenceSteps _steps;
    private readonly IReferenceLoss _loss;
    private readonly double[][] _targets;

    // All values of the batch in double precision at the network's own parameters.
    private readonly double[][] _centers;
    private readonly double[][] _centersOfRows;
    private readonly int _terms;

    /// <param name="description">The network.</param>
    /// <param name="values">The values of each tensor in canonical order, statistics too.</param>
    /// <param name="inputs">Rows of inputs.</param>
    /// <param name="targets">As many rows of targets.</param>
    /// <param name="masks">While training, the factors of the dropout at a place of the layers for all values of the batch; null at inference.</param>
    /// <exception cref="NotSupportedException">The network has a layer or a loss that has no reference.</exception>
    public ReferenceCost(
        NetworkDescription description, Func<ParameterTensor, double[]> values, double[] inputs, double[][] targets, Func<int, double[]>? masks)
    {
        _description = description;
        _steps = ReferenceLayers.Steps(description, values, masks);
        _loss = ReferenceLayers.Loss(description);
        _targets = targets;
        _centers = _steps.Forward(inputs, null, DoubleArithmetic.Instance);
        _centersOfRows = Rows(_centers[_steps.Output]);
        _terms = targets.Length * _loss.Terms(description.OutputSize);
    }

    /// <summary>The cost alone.</summary>
    public double Cost(IArithmetic arithmetic) => Cost(_steps.Forward(_centers[0], _centers, arithmetic), arithmetic);

    /// <summary>The cost and, for each tensor in canonical order, its derivatives.</summary>
    public CostAndGradients Evaluate(IArithmetic arithmetic)
    {
        RunningSum[][] gradients = [.. _description.Tensors.Select(tensor => new RunningSum[tensor.Length])];
        double scale = arithmetic.Round(1.0 / _terms, 1.0 / _terms, -1);
        double[][] values = _steps.Forward(_centers[0], _centers, arithmetic);
        double[] d =
        [
            .. Rows(values[_steps.Output]).SelectMany((outputs, row) => _loss.Derivative(outputs, _centersOfRows[row], _targets[row], scale, arithmetic)),
        ];
        _steps.Backward(values, _centers, d, gradients, arithmetic);
        return new CostAndGradients(
            Cost(values, arithmetic),
            [.. gradients.Select(tensor => tensor.Select(sum => arithmetic.Round(sum.Value, sum.Error, -3)).ToArray())]);
    }

    /// <summary>
    /// <c>(L(θ + h) − L(θ − h))/2h</c> along one parameter, with <c>h</c> such that no output of the step moves by more than
    /// <paramref name="move"/>, and that <c>h</c>; 0 and infinity if no output depends on the parameter.
    /// </summary>
    public (double Quotient, double Distance) Difference(int tensor, int element, double move)
    {
        int step = Array.FindIndex(_steps.Steps, candidate => tensor >= candidate.Tensors.Start.Value && tensor < candidate.Tensors.End.Value);
        double reach = _steps.Steps[step].Reach(_steps.TakenBy(step, _centers), tensor, element);
        if (reach == 0)
            return (0, double.PositiveInfinity);
        double h = move / reach;
        double[][] after = Rows(_steps.Moved(_centers, step, tensor, element, h));
        double[][] before = Rows(_steps.Moved(_centers, step, tensor, element, -h));
        double difference = 0;
        for (int row = 0; row < _targets.Length; row++)
            difference += Loss(after[row], row, DoubleArithmetic.Instance) - Loss(before[row], row, DoubleArithmetic.Instance);
        return (difference / _terms / (2 * h), h);
    }

    private double Cost(double[][] values, IArithmetic arithmetic)
    {
        double cost = 0;
        foreach ((int row, double[] outputs) in Rows(values[_steps.Output]).Index())
            cost += Loss(outputs, row, arithmetic) / _terms;
        return arithmetic.Round(cost, Math.Abs(cost), -2);
    }

    private double Loss(double[] outputs, int row, IArithmetic arithmetic) => _loss.Value(outputs, _centersOfRows[row], _targets[row], arithmetic);

    private double[][] Rows(double[] batch) => [.. batch.Chunk(batch.Length / _targets.Length)];
}

/// <summary>A cost and, for each tensor in canonical order, its derivatives.</summary>
internal sealed record CostAndGradients(double Cost, double[][] Gradients);
