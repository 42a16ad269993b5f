namespace CompiledNet;

/// <summary>What an epoch goes through in batches: rows, or sequences of rows.</summary>
internal abstract class FitBatches<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    /// <summary>How many rows or sequences there are.</summary>
    public abstract int Count { get; }

    /// <summary>How many of them the batches have.</summary>
    public abstract BatchSizes Sizes { get; }

    /// <summary>The rows whose loss counts, of some of them.</summary>
    public abstract int Weight(ReadOnlySpan<int> chosen);

    /// <summary>Makes a step with a batch, or keeps its gradients for one; returns its cost.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="batch">The batch in its epoch, from 1.</param>
    /// <param name="chosen">The rows or sequences.</param>
    /// <param name="isPart">Whether a step has several batches.</param>
    public abstract float Run(Trainer<TNetwork> trainer, int epoch, int batch, ReadOnlyMemory<int> chosen, bool isPart);

    /// <summary>Those of a dataset for a network.</summary>
    public static FitBatches<TNetwork> Of(Dataset train, RowTargets targets, FitOptions options) => TNetwork.Description.IsStreaming
        ? new SequenceBatches<TNetwork>(train, targets, options)
        : new RowBatches<TNetwork>(train, targets, options);
}
