using System.Collections.Immutable;

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

    /// <summary>
    /// Of a network whose rows are steps in time, how many steps at the beginning of each sequence do not count, since what came before them is not known; 0 unless
    /// set. They are computed all the same, and bring states to where the others go on.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int WarmUpSteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(WarmUpSteps));
            field = value;
        }
    }

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
    /// costs another forward pass over them, for which a <see cref="RowSource"/> is asked for the rows of the epoch once more. False by default.
    /// </summary>
    public bool EvaluateTraining { get; init; }

    /// <summary>
    /// Is called after every epoch. <see cref="Progress{T}"/> reports on another thread, and outside a user interface not
    /// always in order; an <see cref="IProgress{T}"/> of one's own is called between the epochs on the training thread.
    /// </summary>
    public IProgress<EpochProgress>? Progress { get; init; }

    /// <summary>
    /// How many batches are put together in a step, at least 1; 1 by default. The step is that of all their rows as one batch, with the memory of
    /// one of them. (A batch norm takes the statistics of each batch by itself.) The last step of an epoch may have fewer.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int BatchesPerStep
    {
        get;
        init => field = AtLeastOne(value, nameof(BatchesPerStep));
    } = 1;

    /// <summary>
    /// How much the rows of each class count, for labelled rows: a weight for each output of <see cref="LossFunction.CrossEntropy"/>; two, of class 0 and class 1, for binary losses of one output.
    /// A weight multiplies the losses of its class in training. Weights 1 by default; the validation rows are not weighted.
    /// </summary>
    /// <remarks>
    /// As Keras' <c>class_weight</c>; <c>[1, p]</c> of a binary loss is PyTorch's <c>pos_weight</c>. PyTorch's <c>weight</c> of cross-entropy divides by the sum of the weights:
    /// <see cref="DividesByWeights"/>. <see cref="ClassBalance"/> has weights that balance the classes.
    /// </remarks>
    public ImmutableArray<float> ClassWeights
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>
    /// How much each training row counts, for every loss: the cost of a batch of n rows is <c>Σ wᵣ·Lᵣ/n</c>. A row with weight 0 teaches nothing, as one with PyTorch's
    /// <c>ignore_index</c>. Weights 1 by default; those of classes are multiplied with them. Rows of a <see cref="RowSource"/> bring theirs along.
    /// </summary>
    public ReadOnlyMemory<float> RowWeights { get; init; }

    /// <summary>
    /// Whether the cost of a weighted batch is <c>Σ wᵣ·Lᵣ/Σ wᵣ</c>, as that of PyTorch's cross-entropy with <c>weight</c>, and not <c>Σ wᵣ·Lᵣ/n</c>; false by default.
    /// Of a step of several batches, each is divided by its own weights. A batch whose weights are all 0 has cost 0.
    /// </summary>
    public bool DividesByWeights { get; init; }

    /// <summary>
    /// What happens to each training row before a step uses it; nothing by default. It is called for one row at a time, on several threads where these share the
    /// passes (<see cref="INetwork{TSelf}.Threads"/>). What it makes of a row depends on the row, <see cref="Seed"/>, the epoch and the row's place in its order alone, if it
    /// takes its random numbers from where it is told.
    /// </summary>
    public RowAugmentation? Augmentation { get; init; }

    /// <summary>
    /// What the optimizer's learning rate is multiplied by as training goes on; nothing by default. When <c>Fit</c> ends, a scheduled optimizer has its own
    /// learning rate again.
    /// </summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>
    /// What the momentum of <see cref="Sgd"/> and <see cref="RmsProp"/>, or β₁ of <see cref="AdaptiveMomentOptimizer"/>, is multiplied by as training goes on, from 0 to
    /// 1; nothing by default. It has the time of <see cref="Schedule"/>.
    /// </summary>
    public LearningRateSchedule? MomentumSchedule { get; init; }

    /// <summary>What the time of <see cref="Schedule"/> counts: epochs, the default, or steps; from epoch 1 on.</summary>
    public ScheduleUnit ScheduleUnit { get; init; }

    /// <summary>Reduces the learning rate where a value no longer improves, on top of <see cref="Schedule"/>; not by default.</summary>
    public ReduceOnPlateau? Plateau { get; init; }

    /// <summary>Ends training where a value no longer improves, and keeps the best parameters; not by default.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Where to keep what is needed to go on after an interruption; nowhere by default.</summary>
    public CheckpointOptions? Checkpoints { get; init; }

    /// <summary>What is to happen while the network trains, in this order; nothing by default.</summary>
    public ImmutableArray<FitCallback> Callbacks
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>The number of the last epoch.</summary>
    internal int LastEpoch => (int)Math.Min((long)FirstEpoch + Epochs - 1, int.MaxValue);

    private static int AtLeastOne(int value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1.");
}
