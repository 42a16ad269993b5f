namespace CompiledNet;

/// <summary>One minimisation by L-BFGS.</summary>
internal sealed class LbfgsRun<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    // Of the conditions of Wolfe: how much of the slope's promise a step must keep, and how much of the slope may be left.
    private const double Decrease = 1e-4;
    private const double SlopeLeft = 0.9;

    // Half of it so often is nothing, in float.
    private const int MostTrials = 30;

    private readonly TNetwork _model;
    private readonly Dataset _data;
    private readonly LbfgsOptions _options;
    private readonly float[] _targets;
    private readonly ParameterBuffer<TNetwork> _gradients = new();
    private readonly ParameterBuffer<TNetwork> _start = new();
    private readonly float[] _startGradients = new float[TNetwork.Description.TrainedSize];
    private readonly double[] _direction = new double[TNetwork.Description.TrainedSize];
    private readonly double[] _step = new double[TNetwork.Description.TrainedSize];
    private readonly double[] _change = new double[TNetwork.Description.TrainedSize];
    private readonly CurvatureHistory _history;
    private int _evaluations;

    public LbfgsRun(TNetwork model, Dataset data, LbfgsOptions options)
    {
        var targets = new RowTargets(TNetwork.Description, data, nameof(data));
        _model = model;
        _data = data;
        _options = options;
        _targets = new float[RowArray.Length(data.Count, targets.Size, "targets", nameof(data))];
        targets.Write(0, _targets);
        _history = new CurvatureHistory(options.HistorySize, TNetwork.Description.TrainedSize);
    }

    public LbfgsResult Run(CancellationToken cancellationToken)
    {
        float cost = Evaluate();
        if (!float.IsFinite(cost) || !float.IsFinite(Magnitude.Largest(_gradients.AsTrainedSpan())))
            throw new InvalidOperationException($"The cost is {cost}, and the gradients are not all finite; L-BFGS needs a finite beginning.");
        for (int iteration = 0; iteration < _options.Iterations; iteration++)
        {
            if (Magnitude.Largest(_gradients.AsTrainedSpan()) <= _options.GradientTolerance)
                return new LbfgsResult(cost, iteration, _evaluations, true);
            float before = cost;
            if (!TryStep(ref cost, cancellationToken))
            {
                // What was remembered may mislead: once more along the gradient itself.
                if (_history.IsEmpty)
                    return new LbfgsResult(cost, iteration, _evaluations, true);
                _history.Clear();
                continue;
            }

            if (before - cost <= _options.ChangeTolerance)
                return new LbfgsResult(cost, iteration + 1, _evaluations, true);
        }

        return new LbfgsResult(cost, _options.Iterations, _evaluations, false);
    }

    /// <summary>Makes a step that lowers the cost, and remembers it. If there is none, everything is as it was.</summary>
    private bool TryStep(ref float cost, CancellationToken cancellationToken)
    {
        _start.CopyFrom(_model.Parameters);
        _gradients.AsTrainedSpan().CopyTo(_startGradients);
        _history.Direction(_startGradients, _direction);
        double slope = SlopeAlong(_startGradients);
        if (!(slope < 0) || !TrySearch(cost, slope, out float found, cancellationToken))
        {
            GoBack();
            return false;
        }

        cost = found;
        ReadOnlySpan<float> parameters = _model.Parameters.AsTrainedSpan();
        ReadOnlySpan<float> start = _start.AsTrainedSpan();
        ReadOnlySpan<float> gradients = _gradients.AsTrainedSpan();
        for (int i = 0; i < _step.Length; i++)
        {
            _step[i] = (double)parameters[i] - start[i];
            _change[i] = (double)gradients[i] - _startGradients[i];
        }

        _history.Add(_step, _change);
        _model.Parameters.CopyStatisticsFrom(_gradients);
        return true;
    }

    /// <summary>Looks for a length by bisection: too long where the cost fell too little, too short where the slope is still steep.</summary>
    private bool TrySearch(float cost, double slope, out float found, CancellationToken cancellationToken)
    {
        double shortest = 0;
        double longest = double.PositiveInfinity;
        double length = _history.IsEmpty ? Math.Min(1, 1 / SumOfMagnitudes()) : 1;
        for (int trial = 0; trial < MostTrials; trial++)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                GoBack();
                cancellationToken.ThrowIfCancellationRequested();
            }

            Move(length);
            found = Evaluate();
            bool isFinite = float.IsFinite(found) && float.IsFinite(Magnitude.Largest(_gradients.AsTrainedSpan()));
            if (!isFinite || found > cost + Decrease * length * slope)
                longest = length;
            else if (SlopeAlong(_gradients.AsTrainedSpan()) < SlopeLeft * slope)
                shortest = length;
            else
                return found < cost;
            length = double.IsInfinity(longest) ? 2 * shortest : (shortest + longest) / 2;
        }

        // No length satisfies both conditions in float: the longest that kept the first one will do.
        Move(shortest);
        found = Evaluate();
        return shortest > 0 && found < cost;
    }

    private float Evaluate()
    {
        _evaluations++;
        return _model.Backward(_data.Inputs, _targets, _gradients);
    }

    private void Move(double length)
    {
        Span<float> parameters = _model.Parameters.AsTrainedSpan();
        ReadOnlySpan<float> start = _start.AsTrainedSpan();
        for (int i = 0; i < parameters.Length; i++)
            parameters[i] = (float)(start[i] + length * _direction[i]);
    }

    private void GoBack()
    {
        _model.Parameters.CopyFrom(_start);
        _startGradients.CopyTo(_gradients.AsTrainedSpan());
    }

    private double SlopeAlong(ReadOnlySpan<float> gradients)
    {
        double sum = 0;
        for (int i = 0; i < gradients.Length; i++)
            sum += gradients[i] * _direction[i];
        return sum;
    }

    private double SumOfMagnitudes()
    {
        double sum = 0;
        foreach (float gradient in _startGradients)
            sum += Math.Abs((double)gradient);
        return sum;
    }
}
