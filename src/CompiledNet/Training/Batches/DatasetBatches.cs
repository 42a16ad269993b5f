namespace CompiledNet;

/// <summary>The batches of a dataset.</summary>
internal sealed class DatasetBatches : IFitBatches
{
    private readonly FitOptions _options;
    private readonly BatchSizes _sizes;
    private readonly BatchBuffer _batch;
    private readonly int[] _order;

    public DatasetBatches(NetworkDescription network, Dataset train, FitOptions options)
    {
        var targets = new RowTargets(network, train, options, nameof(train));
        _options = options;
        _sizes = new BatchSizes(train.Count, options.BatchSize, network.NeedsBatches);
        _batch = new BatchBuffer(train, targets, _sizes.Largest);
        _order = new int[train.Count];
        Settings = new FitSettings(train.Count, 0, options.BatchSize, options.BatchesPerStep, options.Seed, options.Shuffle);
        for (int start = 0; start < _order.Length; start += _sizes.At(start))
            BatchesPerEpoch++;
    }

    public FitSettings Settings { get; }

    public int BatchesPerEpoch { get; }

    public int RowCount { get; private set; }

    public bool HasNext => RowCount < _order.Length;

    public Span<float> Inputs => _batch.Inputs;

    public Span<float> Targets => _batch.Targets;

    public void Begin(int epoch)
    {
        for (int row = 0; row < _order.Length; row++)
            _order[row] = row;
        if (_options.Shuffle)
            new RandomStream(_options.Seed, RandomPurpose.BatchOrder, epoch).Shuffle(_order);
        RowCount = 0;
    }

    public ReadOnlyMemory<int> Next(int threads)
    {
        ReadOnlyMemory<int> rows = _order.AsMemory(RowCount, _sizes.At(RowCount));
        if (threads > 0)
            _batch.Gather(rows.Span, threads);
        RowCount += rows.Length;
        return rows;
    }

    public void Dispose()
    {
    }
}
