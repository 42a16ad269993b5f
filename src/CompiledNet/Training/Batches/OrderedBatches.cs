namespace CompiledNet;

/// <summary>The batches of what is there from the beginning and can be put in any order.</summary>
internal abstract class OrderedBatches<TNetwork> : FitBatches<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly Dataset _train;
    private readonly FitOptions _options;
    private readonly BatchSizes _sizes;
    private readonly int[] _order;
    private int _next;

    /// <param name="train">The dataset.</param>
    /// <param name="count">How many rows or sequences there are.</param>
    /// <param name="sizes">How many of them the batches have.</param>
    /// <param name="options">The options of the call.</param>
    protected OrderedBatches(Dataset train, int count, BatchSizes sizes, FitOptions options)
        : base(options)
    {
        _train = train;
        _options = options;
        _sizes = sizes;
        _order = new int[count];
        Settings = new FitSettings(train.Count, 0, options.BatchSize, options.BatchesPerStep, options.Seed, options.Shuffle);
        for (int start = 0; start < count; start += sizes.At(start))
            BatchesPerEpoch++;
    }

    public override FitSettings Settings { get; }

    public override int BatchesPerEpoch { get; }

    public override bool HasNext => _next < _order.Length;

    public override void Skip() => Count(Next().Span);

    public override float Run(Trainer<TNetwork> trainer, int batch, bool isPart)
    {
        ReadOnlyMemory<int> chosen = Next();
        float loss = Run(trainer, batch, chosen, isPart);
        Count(chosen.Span);
        return loss;
    }

    public override Evaluation Evaluate(TNetwork model, int epoch) => model.Evaluate(_train);

    public override void Dispose()
    {
    }

    /// <summary>Makes a step with some rows or sequences, or keeps their gradients for one; returns its cost.</summary>
    protected abstract float Run(Trainer<TNetwork> trainer, int batch, ReadOnlyMemory<int> chosen, bool isPart);

    /// <summary>The rows of some rows or sequences, and those of them whose loss counts.</summary>
    protected abstract (int Rows, int Counted) RowsOf(ReadOnlySpan<int> chosen);

    protected override void Order(int epoch)
    {
        _next = 0;
        for (int i = 0; i < _order.Length; i++)
            _order[i] = i;
        if (_options.Shuffle)
            new RandomStream(_options.Seed, RandomPurpose.BatchOrder, epoch).Shuffle(_order);
    }

    private ReadOnlyMemory<int> Next()
    {
        ReadOnlyMemory<int> chosen = _order.AsMemory(_next, _sizes.At(_next));
        _next += chosen.Length;
        return chosen;
    }

    private void Count(ReadOnlySpan<int> chosen)
    {
        (int rows, int counted) = RowsOf(chosen);
        RowCount += rows;
        CountedRows += counted;
    }
}
