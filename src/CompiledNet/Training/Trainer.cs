using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CompiledNet.Execution;

namespace CompiledNet;

/// <summary>Trains a network with an optimizer, a mini-batch at a time or over whole datasets.</summary>
/// <remarks>
/// A step that meets NaN or infinity changes nothing and throws <see cref="NonFiniteException"/>. A trainer is for one
/// thread at a time.
/// </remarks>
/// <typeparam name="TNetwork">The generated network class.</typeparam>
public sealed class Trainer<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    // Where in the key of dropout masks the number of a batch stands that is a part of a step; step numbers stay below.
    private const int PartOfStep = 40;

    private readonly NetworkExecution? _execution;
    private readonly ChosenRows? _chosen;
    private readonly Sgd? _descent;
    private StepSnapshot<TNetwork>? _snapshot;
    private GradientAccumulation<TNetwork>? _accumulation;
    private ImmutableArray<EpochResult>.Builder? _epochs;

    /// <summary>A trainer that has made no step yet.</summary>
    /// <param name="model">The network, whose parameters will be changed.</param>
    /// <param name="optimizer">How they will be changed.</param>
    public Trainer(TNetwork model, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(optimizer);
        Model = model;
        Optimizer = optimizer;
        OptimizerState = new OptimizerState<TNetwork>(optimizer);
        _execution = model.Execution;
        _descent = optimizer is Sgd { IsPlain: true } descent ? descent : null;
        if (_execution?.Tables is { } tables)
            _chosen = new ChosenRows(tables, OwnGradients.Storage, OwnGradients.AsTrainedSpan().Length);
    }

    /// <summary>The network in training.</summary>
    public TNetwork Model { get; }

    /// <summary>How the parameters are changed. Its learning rate may be set between steps.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>What the optimizer remembers of this network.</summary>
    public OptimizerState<TNetwork> OptimizerState { get; }

    /// <summary>
    /// The gradients of the last step. A step of plain gradient descent with one row moves the parameters without writing
    /// gradients, unless <see cref="KeepsGradients"/> is set.
    /// </summary>
    /// <remarks>
    /// In plain gradient descent a network with embeddings clears only the rows of its tables that the last batch chose; once this buffer was asked
    /// for, whoever has it may write in it, and each step clears the tables as a whole.
    /// </remarks>
    public ParameterBuffer<TNetwork> Gradients
    {
        get
        {
            _chosen?.Share();
            return OwnGradients;
        }
    }

    /// <summary>Whether every step leaves its gradients in <see cref="Gradients"/>, also where that costs time; false unless set.</summary>
    public bool KeepsGradients { get; set; }

    /// <summary>
    /// What dropout masks are drawn with; 0 unless set. The masks of a step depend on this and on <see cref="StepCount"/> alone, and are
    /// the same on every machine, for any number of threads and in a training that was resumed (<see cref="CheckpointFile"/> stores it).
    /// </summary>
    public int Seed { get; set; }

    /// <summary>
    /// Of a network whose rows are steps in time, how many rows of a batch are one sequence, which begins from zero; 0, all rows are one, unless set.
    /// <see cref="Fit"/> takes the sequences of its dataset instead.
    /// </summary>
    public int StepsPerSequence { get; set; }

    /// <summary>How many steps at the beginning of each sequence do not count, below <see cref="StepsPerSequence"/>; 0 unless set.</summary>
    public int WarmUpSteps { get; set; }

    /// <summary>The number of steps completed.</summary>
    public long StepCount => OptimizerState.StepCount;

    /// <summary>
    /// The epochs that the last call of <see cref="Fit"/> completed, however it ended: also if it was cancelled or threw, and
    /// so far while it runs (for <see cref="FitOptions.Progress"/>). Empty before the first call.
    /// </summary>
    public TrainingHistory History => _epochs is null ? TrainingHistory.Empty : new TrainingHistory(_epochs.ToImmutable());

    /// <summary>The same as <see cref="Gradients"/>, without saying that others have them.</summary>
    internal ParameterBuffer<TNetwork> OwnGradients { get; } = new();

    /// <summary>What the weights of rows are given by to passes into <see cref="OwnGradients"/>.</summary>
    internal RowWeights RowWeights => field ??= new RowWeights(OwnGradients.Storage);

    /// <summary>Where in <see cref="Fit"/> the next step stands; null outside.</summary>
    internal BatchPlace? Place { get; set; }

    /// <summary>
    /// Trains with one mini-batch: forward, backward, update. Allocates nothing. (For class labels see
    /// <see cref="ClassifierTraining.Step"/>.)
    /// </summary>
    /// <param name="inputs">At least one row of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <param name="targets">As many rows of <see cref="NetworkDescription.OutputSize"/> values.</param>
    /// <returns>The cost of the batch before the update.</returns>
    /// <exception cref="ArgumentException">
    /// The spans do not hold whole rows, equally many, at least one; at least two for a network with batch norm.
    /// </exception>
    /// <exception cref="NonFiniteException">The step met NaN or infinity; nothing was changed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        if (inputs.Length == TNetwork.Description.InputSize && Descent is { } descent
            && Model.TryDescend(inputs, targets, descent.LearningRate, descent.LargestSafeGradient, out float cost))
        {
            OptimizerState.StepCount++;
            return cost;
        }

        BeginPass();
        float loss = Backward(inputs, targets);
        Update(loss, inputs, targets);
        return loss;
    }

    /// <summary>
    /// Computes the gradients of a mini-batch and keeps them for the step that <see cref="StepAccumulated"/> makes of several: the step of all their
    /// rows as one batch. Allocates nothing after the first call. (For class labels see <see cref="ClassifierTraining.Accumulate"/>.)
    /// </summary>
    /// <remarks>Running statistics of batch norms follow each batch; dropout draws other masks in each.</remarks>
    /// <param name="inputs">At least one row of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <param name="targets">As many rows of <see cref="NetworkDescription.OutputSize"/> values.</param>
    /// <returns>The cost of the batch.</returns>
    /// <exception cref="ArgumentException">
    /// The spans do not hold whole rows, equally many, at least one; at least two for a network with batch norm.
    /// </exception>
    /// <exception cref="NonFiniteException">The batch met NaN or infinity; what was kept is dropped, and the network is as after its last step.</exception>
    public float Accumulate(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        BeginPass();
        float loss = Backward(inputs, targets);
        Accumulate(loss, inputs, targets);
        return loss;
    }

    /// <summary>Makes the step of all batches since the last one that were given to <see cref="Accumulate(ReadOnlySpan{float}, ReadOnlySpan{float})"/>. Allocates nothing.</summary>
    /// <returns>The mean cost over their rows, before the update.</returns>
    /// <exception cref="InvalidOperationException">There was no batch.</exception>
    /// <exception cref="NonFiniteException">The step met NaN or infinity; the network is as after its last step.</exception>
    public float StepAccumulated()
    {
        if (_accumulation is not { BatchCount: > 0 } accumulation)
            throw new InvalidOperationException("There are no gradients to make a step of: call Accumulate first.");
        float loss = accumulation.Loss;
        _chosen?.Forget();
        accumulation.MoveTo(OwnGradients);
        try
        {
            OptimizerState.Threads = AroundPasses.Threads(Model.Threads, 1, OwnGradients.AsTrainedSpan().Length);
            Update(loss, Magnitude.Largest(OwnGradients.AsTrainedSpan(), OptimizerState.Threads), chosen: null);
        }
        catch (NonFiniteException)
        {
            accumulation.RestoreStatistics(Model.Parameters);
            throw;
        }

        return loss;
    }

    /// <summary>
    /// Trains over a whole dataset for some epochs, in mini-batches. Labels are trained towards as one-hot targets, or
    /// as 0 and 1 for binary cross-entropy with one output.
    /// </summary>
    /// <param name="train">The rows to train with.</param>
    /// <param name="options">Epochs, batch size, validation, schedules, stopping, checkpoints, callbacks.</param>
    /// <param name="cancellationToken">Ends training between two steps; the network keeps what it has learnt.</param>
    /// <returns>The losses and accuracies of every epoch.</returns>
    /// <exception cref="ArgumentException">
    /// A dataset does not fit the network; or a value is watched that is not measured; or the batches, or all rows, are one row, and the network has batch norm.
    /// </exception>
    /// <exception cref="NonFiniteException">
    /// A step met NaN or infinity. The steps before it stay, and <see cref="History"/> has the completed epochs.
    /// </exception>
    /// <exception cref="InvalidDataException">No checkpoint of <see cref="FitOptions.Checkpoints"/> can be loaded, or it is of another training.</exception>
    /// <exception cref="IOException">A checkpoint cannot be written.</exception>
    /// <exception cref="OperationCanceledException">
    /// Training was cancelled. The network and this trainer are as the last completed step left them and can go on;
    /// <see cref="History"/> has the completed epochs.
    /// </exception>
    public TrainingHistory Fit(Dataset train, FitOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(options);
        RequireMonitors(options);
        var targets = new RowTargets(TNetwork.Description, train, nameof(train));
        BatchWeights? weights = BatchWeights.Of(TNetwork.Description, train, options);
        RequireBatches(train, options);
        return FitOver(FitBatches<TNetwork>.Of(train, targets, weights, options), options, cancellationToken);
    }

    /// <summary>Measures the loss, and for a classifier the accuracy, of the network as it is now.</summary>
    /// <param name="data">Rows of the network's sizes, with targets or labels.</param>
    /// <exception cref="ArgumentException">The dataset does not fit the network.</exception>
    public Evaluation Evaluate(Dataset data) => Model.Evaluate(data);

    /// <summary>Trains over batches, and disposes of them.</summary>
    internal TrainingHistory FitOver(FitBatches<TNetwork> batches, FitOptions options, CancellationToken cancellationToken)
    {
        if (options.MomentumSchedule is not null && Optimizer is not ElementwiseOptimizer { HasMomentum: true })
            throw new ArgumentException("A momentum schedule needs Sgd or RmsProp with momentum, Adam or one of its relatives with Beta1 above 0.", nameof(options));
        if (options.Validation is not null)
            _ = new RowTargets(TNetwork.Description, options.Validation, nameof(options));
        // It grows with the epochs that are completed: their number may be as good as unlimited.
        _epochs = ImmutableArray.CreateBuilder<EpochResult>();
        using (batches)
        {
            try
            {
                new FitRun<TNetwork>(this, batches, options, _epochs).Run(cancellationToken);
                return History;
            }
            finally
            {
                Place = null;
                DiscardAccumulated();
            }
        }
    }

    /// <summary>The optimizer, if a step with one row needs no gradients.</summary>
    internal Sgd? Descent
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => KeepsGradients || _accumulation is { BatchCount: > 0 } ? null : _descent;
    }

    /// <summary>Before a backward pass: says which masks it draws, and which rows of embedding tables it need not clear.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void BeginPass()
    {
        if (_execution is not { } execution)
            return;
        execution.Dropout = Dropout.Key(Seed, StepCount | (long)(byte)(_accumulation?.BatchCount ?? 0) << PartOfStep);
        if (_chosen is not null)
            ExpectRows(execution, _chosen);
    }

    /// <summary>Completes a step whose cost and <see cref="Gradients"/> are computed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Update(float loss, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        if (_accumulation is { BatchCount: > 0 })
            throw new InvalidOperationException("There are gradients that Accumulate kept: call StepAccumulated before another step.");
        ChosenRows? chosen = EndPass();
        Update(loss, RequireFinite(loss, inputs, targets, chosen), chosen);
        Model.Parameters.CopyStatisticsFrom(OwnGradients);
    }

    /// <summary>Keeps a batch whose cost and <see cref="Gradients"/> are computed.</summary>
    internal void Accumulate(float loss, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        _accumulation ??= new GradientAccumulation<TNetwork>();
        try
        {
            _ = RequireFinite(loss, inputs, targets, EndPass());
        }
        catch (NonFiniteException)
        {
            _accumulation.Discard(Model.Parameters);
            throw;
        }

        _accumulation.Add(OwnGradients, loss, CountedRows(inputs.Length / TNetwork.Description.InputSize), Model.Parameters);
    }

    /// <summary>The rows of a batch whose loss counts.</summary>
    private int CountedRows(int rows) => StepsPerSequence == 0 ? rows : rows / StepsPerSequence * (StepsPerSequence - WarmUpSteps);

    /// <summary>The cost of a batch, and into <see cref="OwnGradients"/> its derivatives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => StepsPerSequence == 0
        ? Model.Backward(inputs, targets, OwnGradients)
        : Model.Backward(inputs, targets, OwnGradients, StepsPerSequence, WarmUpSteps);

    /// <summary>Drops what <see cref="Accumulate(ReadOnlySpan{float}, ReadOnlySpan{float})"/> kept.</summary>
    internal void DiscardAccumulated() => _accumulation?.Discard(Model.Parameters);

    /// <summary>What is not plain gradient descent may leave anything in the gradients.</summary>
    private void ExpectRows(NetworkExecution execution, ChosenRows chosen)
    {
        if (Descent is null)
            chosen.Forget();
        else
            chosen.Expect();
        execution.Chosen = Descent is null ? null : chosen;
    }

    /// <summary>After a backward pass: the rows of embedding tables that its batch chose, where a step touches no others.</summary>
    private ChosenRows? EndPass()
    {
        if (_chosen is null)
            return null;
        _execution!.Chosen = null;
        return Descent is not null && _chosen.AreFew ? _chosen : null;
    }

    /// <summary>The largest magnitude of the gradients, after looking at all that a backward pass computes.</summary>
    private float RequireFinite(float loss, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ChosenRows? chosen)
    {
        OptimizerState.Threads = AroundPasses.Threads(Model.Threads, inputs.Length / TNetwork.Description.InputSize, OwnGradients.AsTrainedSpan().Length);
        float largest = PlainDescent.LargestGradient(chosen, OwnGradients.AsTrainedSpan(), OptimizerState.Threads);
        if (!float.IsFinite(loss) || !float.IsFinite(largest) || !float.IsFinite(Magnitude.Largest(OwnGradients.StatisticsSpan)))
            throw Explain(NonFiniteDiagnosis.OfBackward(Model, OwnGradients, inputs, targets, Place), loss);
        return largest;
    }

    /// <summary>A step: of the rows of embedding tables that the batch chose alone, if they are few.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Update(float loss, float largest, ChosenRows? chosen)
    {
        if (!float.IsFinite(largest))
            throw Explain(new NonFiniteFinding(NonFiniteOrigin.Gradient, "the mean of the gradients of several batches"), loss);
        if (OptimizerState.LargestAddedDecay > 0)
            largest += OptimizerState.LargestAddedDecay * Magnitude.Largest(Model.Parameters.AsTrainedSpan(), OptimizerState.Threads);
        largest += OptimizerState.L1Penalty;
        largest = Math.Max(Math.Min(largest, float.MaxValue), OptimizerState.LargestGradient);
        if (!(largest <= Optimizer.LargestSafeGradient))
            UpdateVerified(loss);
        else if (_descent is { } descent)
            PlainDescent.Update(chosen, Model.Parameters.AsTrainedSpan(), OwnGradients.AsTrainedSpan(), descent.LearningRate, OptimizerState.Threads);
        else
            Optimizer.Update(Model.Parameters.AsTrainedSpan(), OwnGradients.AsTrainedSpan(), OptimizerState);
        OptimizerState.LargestGradient = largest;
        OptimizerState.StepCount++;
    }

    /// <summary>An update that may overflow: it is looked at afterwards, and undone if it did.</summary>
    private void UpdateVerified(float loss)
    {
        _snapshot ??= new StepSnapshot<TNetwork>(Optimizer);
        _snapshot.Take(Model.Parameters, OptimizerState);
        Optimizer.Update(Model.Parameters.AsTrainedSpan(), OwnGradients.AsTrainedSpan(), OptimizerState);
        if (IsFinite())
            return;

        NonFiniteFinding finding = NonFiniteDiagnosis.OfUpdate(Model, OptimizerState);
        _snapshot.Restore(Model.Parameters, OptimizerState);
        throw Explain(finding, loss);
    }

    /// <summary>Refuses options of which a value is not measured.</summary>
    internal static void RequireMonitors(FitOptions options)
    {
        options.Plateau?.Monitor.Require(options, TNetwork.Description);
        options.EarlyStopping?.Monitor.Require(options, TNetwork.Description);
    }

    /// <summary>Refuses batches of one row where the network needs more.</summary>
    internal static void RequireBatches(FitOptions options)
    {
        if (TNetwork.Description.NeedsBatches && options.BatchSize == 1)
            throw new ArgumentException("Training with batch norm needs batches of at least two rows, since the mean and variance are those of the batch; BatchSize is 1.", nameof(options));
    }

    private static void RequireBatches(Dataset train, FitOptions options)
    {
        RequireBatches(options);
        if (TNetwork.Description.NeedsBatches && train.Count == 1)
            throw new ArgumentException("Training with batch norm needs at least two rows, since the mean and variance are those of the batch; the dataset has one.", nameof(train));
    }

    private bool IsFinite()
    {
        bool finite = float.IsFinite(Magnitude.Largest(Model.Parameters.AsTrainedSpan(), OptimizerState.Threads));
        for (int i = 0; i < OptimizerState.Moments.Length; i++)
            finite &= float.IsFinite(Magnitude.Largest(OptimizerState.Moment(i), OptimizerState.Threads));
        return finite;
    }

    private NonFiniteException Explain(NonFiniteFinding finding, float loss) =>
        NonFiniteDiagnosis.Explain(finding, StepCount + 1, Place, loss, Optimizer.LearningRate);
}
