namespace CompiledNet;

/// <summary>Batches of rows.</summary>
internal sealed class RowBatches<TNetwork>(Dataset train, RowTargets targets, FitOptions options) : FitBatches<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly BatchBuffer _batch = new(train, targets, new BatchSizes(train.Count, options.BatchSize, TNetwork.Description.NeedsBatches).Largest);

    public override int Count => train.Count;

    public override BatchSizes Sizes { get; } = new(train.Count, options.BatchSize, TNetwork.Description.NeedsBatches);

    public override int Weight(ReadOnlySpan<int> chosen) => chosen.Length;

    public override float Run(Trainer<TNetwork> trainer, int epoch, int batch, ReadOnlyMemory<int> chosen, bool isPart)
    {
        _batch.Gather(chosen.Span, trainer.Model.Threads);
        trainer.Place = new BatchPlace(epoch, batch, chosen);
        return isPart ? trainer.Accumulate(_batch.Inputs, _batch.Targets) : trainer.Step(_batch.Inputs, _batch.Targets);
    }
}
