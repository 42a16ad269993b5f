namespace CompiledNet;

/// <summary>
/// Batches of sequences. Those of one length are computed side by side; a batch with several lengths is the step of all their rows, whose gradients are kept
/// length by length.
/// </summary>
internal sealed class SequenceBatches<TNetwork> : OrderedBatches<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly int[] _starts;
    private readonly int[] _lengths;
    private readonly int _warmUpSteps;
    private readonly BatchBuffer _batch;
    private readonly int[] _rows;
    private readonly int[] _sorted;

    public SequenceBatches(Dataset train, RowTargets targets, BatchWeights? weights, FitOptions options)
        : this(train, targets, weights, train.SequenceLengths.IsEmpty ? [train.Count] : train.SequenceLengths.ToArray(), options)
    {
    }

    private SequenceBatches(Dataset train, RowTargets targets, BatchWeights? weights, int[] lengths, FitOptions options)
        : base(train, lengths.Length, Sizes(lengths, options), options)
    {
        _lengths = lengths;
        _warmUpSteps = options.WarmUpSteps;
        if (_lengths.Min() <= _warmUpSteps)
            throw new ArgumentException($"A sequence has {_lengths.Min()} steps; with WarmUpSteps = {_warmUpSteps} none of them counts.", nameof(train));
        _starts = new int[_lengths.Length];
        for (int sequence = 1; sequence < _starts.Length; sequence++)
            _starts[sequence] = _starts[sequence - 1] + _lengths[sequence - 1];
        int largest = Sizes(lengths, options).Largest;
        _sorted = new int[largest];
        int mostRows = _lengths.OrderDescending().Take(largest).Sum();
        _rows = new int[mostRows];
        _batch = new BatchBuffer(train, targets, weights, mostRows);
    }

    protected override (int Rows, int Counted) RowsOf(ReadOnlySpan<int> chosen)
    {
        int rows = 0;
        foreach (int sequence in chosen)
            rows += _lengths[sequence];
        return (rows, rows - chosen.Length * _warmUpSteps);
    }

    protected override float Run(Trainer<TNetwork> trainer, int batch, ReadOnlyMemory<int> chosen, bool isPart)
    {
        Span<int> sorted = _sorted.AsSpan(0, chosen.Length);
        chosen.Span.CopyTo(sorted);
        MemoryExtensions.Sort(sorted, (one, other) => (_lengths[one], one).CompareTo((_lengths[other], other)));
        (int steps, int warmUp) = (trainer.StepsPerSequence, trainer.WarmUpSteps);
        trainer.WarmUpSteps = _warmUpSteps;
        try
        {
            return Run(trainer, batch, sorted, isPart);
        }
        finally
        {
            (trainer.StepsPerSequence, trainer.WarmUpSteps) = (steps, warmUp);
        }
    }

    private static BatchSizes Sizes(int[] lengths, FitOptions options) => new(lengths.Length, options.BatchSize, needsTwo: false);

    private float Run(Trainer<TNetwork> trainer, int batch, ReadOnlySpan<int> sorted, bool isPart)
    {
        bool isOfOneLength = _lengths[sorted[0]] == _lengths[sorted[^1]];
        double total = 0;
        int place = RowCount;
        for (int first = 0, end; first < sorted.Length; first = end)
        {
            int length = _lengths[sorted[first]];
            for (end = first + 1; end < sorted.Length && _lengths[sorted[end]] == length;)
                end++;
            int rows = Choose(sorted[first..end], length);
            _batch.Gather(_rows.AsSpan(0, rows), trainer.Model.Threads);
            Prepare(trainer, _batch, place, batch, _rows.AsMemory(0, rows));
            place += rows;
            trainer.StepsPerSequence = length;
            if (!isPart && isOfOneLength)
                return Take(trainer, _batch, isPart: false);
            total += (double)Take(trainer, _batch, isPart: true) * RowsOf(sorted[first..end]).Counted;
        }

        return isPart ? (float)(total / RowsOf(sorted).Counted) : trainer.StepAccumulated();
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
