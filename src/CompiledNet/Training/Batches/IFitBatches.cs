namespace CompiledNet;

/// <summary>The batches that <see cref="Trainer{TNetwork}.Fit"/> goes through, epoch by epoch.</summary>
internal interface IFitBatches : IDisposable
{
    /// <summary>What the rows of every step depend on.</summary>
    FitSettings Settings { get; }

    /// <summary>The batches of an epoch; 0 if that is not known.</summary>
    int BatchesPerEpoch { get; }

    /// <summary>The rows of this epoch's batches so far.</summary>
    int RowCount { get; }

    /// <summary>Whether this epoch has another batch.</summary>
    bool HasNext { get; }

    /// <summary>The inputs of the batch.</summary>
    Span<float> Inputs { get; }

    /// <summary>The targets of the batch.</summary>
    Span<float> Targets { get; }

    /// <summary>Begins an epoch, with an order that is a function of seed and epoch alone.</summary>
    void Begin(int epoch);

    /// <summary>Goes to the next batch.</summary>
    /// <param name="threads">How many threads may copy its rows; 0 if they are not needed.</param>
    /// <returns>The numbers of its rows, until the next batch.</returns>
    ReadOnlyMemory<int> Next(int threads);
}
