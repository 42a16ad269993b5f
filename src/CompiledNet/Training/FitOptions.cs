namespace CompiledNet;

/// <summary>How <see cref="Trainer{TNetwork}.Fit"/> goes over a dataset.</summary>
public sealed record FitOptions
{
    /// <summary>
    /// How many epochs this call trains, each with every row, at least 1; 1 by default. <c>int.MaxValue</c> trains
    /// until cancelled.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Epochs
    {
        get;
        init => field = AtLeastOne(value, nameof(Epochs));
    } = 1;

    /// <summary>
    /// The number of the first epoch, at least 1; 1 by default. A call that continues after <c>n</c> epochs with
    /// <c>FirstEpoch = n + 1</c> takes the rows in the orders in which one longer call would have taken them, and goes on numbering.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int FirstEpoch
    {
        get;
        init => field = AtLeastOne(value, nameof(FirstEpoch));
    } = 1;

    /// <summary>
    /// The number of rows in a step, at least 1; 32 by default. The last batch of an epoch may be smaller. A network with batch
    /// normalization needs at least two; a single row at the end of an epoch then joins the batch before.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int BatchSize
    {
        get;
        init => field = AtLeastOne(value, nameof(BatchSize));
    } = 32;

    /// <summary>Rows to evaluate the network with after every epoch; none by default.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>Whether each epoch takes the rows in a new random order, or in their own order; true by default.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// What the random orders are drawn with. The order of an epoch depends on this and the epoch's number alone, and is
    /// the same on every machine.
    /// </summary>
    public int Seed { get; init; }

    /// <summary>
    /// Whether the training rows are evaluated too after every epoch, for <see cref="EpochResult.TrainingAccuracy"/>; this
    /// costs another forward pass over them. False by default.
    /// </summary>
    public bool EvaluateTraining { get; init; }

    /// <summary>
    /// Is called after every epoch. <see cref="Progress{T}"/> reports on another thread, and outside a user interface not
    /// always in order; an <see cref="IProgress{T}"/> of one's own is called between the epochs on the training thread.
    /// </summary>
    public IProgress<EpochProgress>? Progress { get; init; }

    /// <summary>The number of the last epoch.</summary>
    internal int LastEpoch => (int)Math.Min((long)FirstEpoch + Epochs - 1, int.MaxValue);

    private static int AtLeastOne(int value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1.");
}
