namespace CompiledNet;

/// <summary>What an epoch goes through in batches: rows, or sequences of rows, of a dataset; or rows that come one after the other.</summary>
internal abstract class FitBatches<TNetwork> : IDisposable
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly BatchAugmentation? _augmentation;
    private int _epoch;

    protected FitBatches(FitOptions options)
    {
        if (options.Augmentation is { } change)
            _augmentation = new BatchAugmentation(change, options.Seed, TNetwork.Description.InputSize, TNetwork.Description.OutputSize);
    }

    /// <summary>What the rows of every step depend on.</summary>
    public abstract FitSettings Settings { get; }

    /// <summary>The batches of an epoch; 0 if that is not known.</summary>
    public abstract int BatchesPerEpoch { get; }

    /// <summary>Whether this epoch has another batch.</summary>
    public abstract bool HasNext { get; }

    /// <summary>The rows of this epoch's batches so far.</summary>
    public int RowCount { get; protected set; }

    /// <summary>Those of them whose loss counts.</summary>
    public int CountedRows { get; protected set; }

    /// <summary>Begins an epoch, with an order that is a function of seed and epoch alone.</summary>
    public void Begin(int epoch)
    {
        _epoch = epoch;
        RowCount = 0;
        CountedRows = 0;
        Order(epoch);
    }

    /// <summary>Passes the next batch by.</summary>
    public abstract void Skip();

    /// <summary>Makes a step with the next batch, or keeps its gradients for one; returns its cost.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="batch">The batch in its epoch, from 1.</param>
    /// <param name="isPart">Whether a step has several batches.</param>
    public abstract float Run(Trainer<TNetwork> trainer, int batch, bool isPart);

    /// <summary>Measures a network on the rows of an epoch, without changes by augmentation.</summary>
    public abstract Evaluation Evaluate(TNetwork model, int epoch);

    /// <summary>Those of a dataset for a network.</summary>
    public static FitBatches<TNetwork> Of(Dataset train, RowTargets targets, BatchWeights? weights, FitOptions options) => TNetwork.Description.IsStreaming
        ? new SequenceBatches<TNetwork>(train, targets, weights, options)
        : new RowBatches<TNetwork>(train, targets, weights, options);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Orders what the epoch goes through.</summary>
    protected abstract void Order(int epoch);

    /// <summary>Makes a step with the rows of a batch, or keeps their gradients for one; returns their cost.</summary>
    protected static float Take(Trainer<TNetwork> trainer, BatchBuffer buffer, bool isPart) => (isPart, buffer.HasWeights) switch
    {
        (false, false) => trainer.Step(buffer.Inputs, buffer.Targets),
        (true, false) => trainer.Accumulate(buffer.Inputs, buffer.Targets),
        (false, true) => trainer.Step(buffer.Inputs, buffer.Targets, buffer.Weights),
        (true, true) => trainer.Accumulate(buffer.Inputs, buffer.Targets, buffer.Weights),
    };

    /// <summary>Changes the rows of a batch, if the options say so; and says where it stands.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="buffer">The rows.</param>
    /// <param name="first">The place of the first of them in the order of the epoch.</param>
    /// <param name="batch">The batch in its epoch, from 1.</param>
    /// <param name="rows">The numbers of the rows.</param>
    protected void Prepare(Trainer<TNetwork> trainer, BatchBuffer buffer, int first, int batch, ReadOnlyMemory<int> rows)
    {
        _augmentation?.Apply(buffer, _epoch, first, rows.Length, trainer.Model.Threads);
        trainer.Place = new BatchPlace(_epoch, batch, rows);
    }
}
