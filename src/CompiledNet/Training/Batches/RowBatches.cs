namespace CompiledNet;

/// <summary>Batches of rows.</summary>
internal sealed class RowBatches<TNetwork> : OrderedBatches<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly BatchBuffer _batch;

    public RowBatches(Dataset train, RowTargets targets, BatchWeights? weights, FitOptions options)
        : this(train, targets, weights, new BatchSizes(train.Count, options.BatchSize, TNetwork.Description.NeedsBatches), options)
    {
    }

    private RowBatches(Dataset train, RowTargets targets, BatchWeights? weights, BatchSizes sizes, FitOptions options)
        : base(train, train.Count, sizes, options) =>
        _batch = new BatchBuffer(train, targets, weights, sizes.Largest);

    protected override (int Rows, int Counted) RowsOf(ReadOnlySpan<int> chosen) => (chosen.Length, chosen.Length);

    protected override float Run(Trainer<TNetwork> trainer, int batch, ReadOnlyMemory<int> chosen, bool isPart)
    {
        _batch.Gather(chosen.Span, trainer.Model.Threads);
        Prepare(trainer, _batch, RowCount, batch, chosen);
        return Take(trainer, _batch, isPart);
    }
}
