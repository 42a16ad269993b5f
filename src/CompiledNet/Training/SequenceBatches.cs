namespace CompiledNet;

/// <summary>
/// Batches of sequences. Those of one length are computed side by side; a batch with several lengths is the step of all their rows, whose gradients are kept
/// length by length.
/// </summary>
internal sealed class SequenceBatches<TNetwork> : FitBatches<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly int[] _starts;
    private readonly int[] _lengths;
    private readonly int _warmUpSteps;
    private readonly BatchBuffer _batch;
    private readonly int[] _rows;
    private readonly int[] _sorted;

    public SequenceBatches(Dataset train, RowTargets targets, FitOptions options)
    {
        _lengths = train.SequenceLengths.IsEmpty ? [train.Count] : train.SequenceLengths.ToArray();
        _warmUpSteps = options.WarmUpSteps;
        if (_lengths.Min() <= _warmUpSteps)
            throw new ArgumentException($"A sequence has {_lengths.Min()} steps; with WarmUpSteps = {_warmUpSteps} none of them counts.", nameof(train));
        _starts = new int[_lengths.Length];
        for (int sequence = 1; sequence < _starts.Length; sequence++)
            _starts[sequence] = _starts[sequence - 1] + _lengths[sequence - 1];
        Sizes = new BatchSizes(_lengths.Length, options.BatchSize, needsTwo: false);
        _sorted = new int[Sizes.Largest];
        int mostRows = _lengths.OrderDescending().Take(Sizes.Largest).Sum();
        _rows = new int[mostRows];
        _batch = new BatchBuffer(train, targets, mostRows);
    }

    public override int Count => _lengths.Length;

    public override BatchSizes Sizes { get; }

    public override int Weight(ReadOnlySpan<int> chosen)
    {
        int rows = 0;
        foreach (int sequence in chosen)
            rows += _lengths[sequence] - _warmUpSteps;
        return rows;
    }

    public override float Run(Trainer<TNetwork> trainer, int epoch, int batch, ReadOnlyMemory<int> chosen, bool isPart)
    {
        Span<int> sorted = _sorted.AsSpan(0, chosen.Length);
        chosen.Span.CopyTo(sorted);
        MemoryExtensions.Sort(sorted, (one, other) => (_lengths[one], one).CompareTo((_lengths[other], other)));
        (int steps, int warmUp) = (trainer.StepsPerSequence, trainer.WarmUpSteps);
        trainer.WarmUpSteps = _warmUpSteps;
        try
        {
            return Run(trainer, epoch, batch, sorted, isPart);
        }
        finally
        {
            (trainer.StepsPerSequence, trainer.WarmUpSteps) = (steps, warmUp);
        }
    }

    private float Run(Trainer<TNetwork> trainer, int epoch, int batch, ReadOnlySpan<int> sorted, bool isPart)
    {
        bool isOfOneLength = _lengths[sorted[0]] == _lengths[sorted[^1]];
        double total = 0;
        for (int first = 0, end; first < sorted.Length; first = end)
        {
            int length = _lengths[sorted[first]];
            for (end = first + 1; end < sorted.Length && _lengths[sorted[end]] == length;)
                end++;
            int rows = Choose(sorted[first..end], length);
            _batch.Gather(_rows.AsSpan(0, rows), trainer.Model.Threads);
            trainer.Place = new BatchPlace(epoch, batch, _rows.AsMemory(0, rows));
            trainer.StepsPerSequence = length;
            if (!isPart && isOfOneLength)
                return trainer.Step(_batch.Inputs, _batch.Targets);
            total += (double)trainer.Accumulate(_batch.Inputs, _batch.Targets) * Weight(sorted[first..end]);
        }

        return isPart ? (float)(total / Weight(sorted)) : trainer.StepAccumulated();
    }

    /// <summary>Names the rows of sequences of one length, one sequence behind the other.</summary>
    private int Choose(ReadOnlySpan<int> sequences, int length)
    {
        int rows = 0;
        foreach (int sequence in sequences)
        {
            for (int step = 0; step < length; step++)
                _rows[rows++] = _starts[sequence] + step;
        }

        return rows;
    }
}
