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
    private readonly NetworkExecution? _execution;
    private readonly EmbeddingRows<TNetwork>? _embeddings;
    private StepSnapshot<TNetwork>? _snapshot;
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
        // What a network written by hand makes of gradients is its own affair.
        if (_execution is not null && TNetwork.Description.Layers.Any(layer => layer.Kind == "Embedding"))
            _embeddings = new EmbeddingRows<TNetwork>();
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
    public ParameterBuffer<TNetwork> Gradients { get; } = new();

    /// <summary>Whether every step leaves its gradients in <see cref="Gradients"/>, also where that costs time; false unless set.</summary>
    public bool KeepsGradients { get; set; }

    /// <summary>
    /// What dropout masks are drawn with; 0 unless set. The masks of a step depend on this and on <see cref="StepCount"/> alone, and are
    /// the same on every machine, for any number of threads and in a training that was resumed (<see cref="CheckpointFile"/> stores it).
    /// </summary>
    public int Seed { get; set; }

    /// <summary>The number of steps completed.</summary>
    public long StepCount => OptimizerState.StepCount;

    /// <summary>
    /// The epochs that the last call of <see cref="Fit"/> completed, however it ended: also if it was cancelled or threw, and
    /// so far while it runs (for <see cref="FitOptions.Progress"/>). Empty before the first call.
    /// </summary>
    public TrainingHistory History => _epochs is null ? TrainingHistory.Empty : new TrainingHistory(_epochs.ToImmutable());

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

        SetDropout();
        float loss = Model.Backward(inputs, targets, Gradients);
        Update(loss, inputs, targets);
        return loss;
    }

    /// <summary>
    /// Trains over a whole dataset for some epochs, in mini-batches. Labels are trained towards as one-hot targets, or
    /// as 0 and 1 for binary cross-entropy with one output.
    /// </summary>
    /// <param name="train">The rows to train with.</param>
    /// <param name="options">Epochs, batch size, validation, progress.</param>
    /// <param name="cancellationToken">Ends training between two steps; the network keeps what it has learnt.</param>
    /// <returns>The losses and accuracies of every epoch.</returns>
    /// <exception cref="ArgumentException">
    /// A dataset does not fit the network; or the batches, or all rows, are one row, and the network has batch norm.
    /// </exception>
    /// <exception cref="NonFiniteException">
    /// A step met NaN or infinity. The steps before it stay, and <see cref="History"/> has the completed epochs.
    /// </exception>
    /// <exception cref="OperationCanceledException">
    /// Training was cancelled. The network and this trainer are as the last completed step left them and can go on;
    /// <see cref="History"/> has the completed epochs.
    /// </exception>
    public TrainingHistory Fit(Dataset train, FitOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(options);
        var targets = new RowTargets(TNetwork.Description, train, nameof(train));
        RequireBatches(train, options);
        if (options.Validation is not null)
            _ = new RowTargets(TNetwork.Description, options.Validation, nameof(options));
        // It grows with the epochs that are completed: their number may be as good as unlimited.
        _epochs = ImmutableArray.CreateBuilder<EpochResult>();
        try
        {
            FitLoop.Run(this, train, targets, options, _epochs.Add, cancellationToken);
            return History;
        }
        finally
        {
            Place = null;
        }
    }

    /// <summary>Measures the loss, and for a classifier the accuracy, of the network as it is now.</summary>
    /// <param name="data">Rows of the network's sizes, with targets or labels.</param>
    /// <exception cref="ArgumentException">The dataset does not fit the network.</exception>
    public Evaluation Evaluate(Dataset data) => Model.Evaluate(data);

    /// <summary>The optimizer, if a step with one row needs no gradients.</summary>
    internal Sgd? Descent => !KeepsGradients && Optimizer is Sgd { Momentum: 0 } descent ? descent : null;

    /// <summary>Says which masks the step that comes draws.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void SetDropout()
    {
        if (_execution is { } execution)
            execution.Dropout = Dropout.Key(Seed, StepCount);
    }

    /// <summary>Completes a step whose cost and <see cref="Gradients"/> are computed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Update(float loss, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        OptimizerState.Threads = AroundPasses.Threads(Model.Threads, inputs.Length / TNetwork.Description.InputSize, Gradients.AsTrainedSpan().Length);
        EmbeddingRows<TNetwork>? rows = Descent is not null && _embeddings is { } embeddings && embeddings.AreFew(inputs) ? embeddings : null;
        float largest = rows is null
            ? Magnitude.Largest(Gradients.AsTrainedSpan(), OptimizerState.Threads)
            : SparseDescent.LargestGradient(rows, inputs, Gradients.AsTrainedSpan(), OptimizerState.Threads);
        if (!float.IsFinite(loss) || !float.IsFinite(largest) || !float.IsFinite(Magnitude.Largest(Gradients.StatisticsSpan)))
            throw Explain(NonFiniteDiagnosis.OfBackward(Model, Gradients, inputs, targets, Place), loss);

        largest = Math.Max(largest, OptimizerState.LargestGradient);
        if (rows is not null && largest <= Optimizer.LargestSafeGradient)
            SparseDescent.Update(rows, inputs, Model.Parameters.AsTrainedSpan(), Gradients.AsTrainedSpan(), Optimizer.LearningRate, OptimizerState.Threads);
        else if (largest <= Optimizer.LargestSafeGradient)
            Optimizer.Update(Model.Parameters.AsTrainedSpan(), Gradients.AsTrainedSpan(), OptimizerState);
        else
            UpdateVerified(loss);
        Model.Parameters.CopyStatisticsFrom(Gradients);
        OptimizerState.LargestGradient = largest;
        OptimizerState.StepCount++;
    }

    /// <summary>An update that may overflow: it is looked at afterwards, and undone if it did.</summary>
    private void UpdateVerified(float loss)
    {
        _snapshot ??= new StepSnapshot<TNetwork>(Optimizer);
        _snapshot.Take(Model.Parameters, OptimizerState);
        Optimizer.Update(Model.Parameters.AsTrainedSpan(), Gradients.AsTrainedSpan(), OptimizerState);
        if (IsFinite())
            return;

        NonFiniteFinding finding = NonFiniteDiagnosis.OfUpdate(Model, OptimizerState);
        _snapshot.Restore(Model.Parameters, OptimizerState);
        throw Explain(finding, loss);
    }

    private static void RequireBatches(Dataset train, FitOptions options)
    {
        if (!TNetwork.Description.NeedsBatches)
            return;
        if (options.BatchSize == 1)
            throw new ArgumentException("Training with batch norm needs batches of at least two rows, since the mean and variance are those of the batch; BatchSize is 1.", nameof(options));
        if (train.Count == 1)
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
