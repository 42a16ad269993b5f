namespace CompiledNet;

/// <summary>
/// Writes what a training comes to for TensorBoard, epoch by epoch: <c>loss/train</c>, <c>loss/validation</c>, <c>accuracy/train</c>,
/// <c>accuracy/validation</c> where they are measured, and <c>learning_rate</c>; of steps <c>loss/step</c>.
/// </summary>
/// <remarks>
/// One of <see cref="FitOptions.Callbacks"/>. A training that goes on later writes another file into the same directory, which TensorBoard shows as the
/// same run. Dispose of it after a training that threw.
/// </remarks>
public sealed class TensorBoardCallback : FitCallback, IDisposable
{
    private readonly string _directory;
    private readonly TimeProvider? _clock;
    private readonly Action<SummaryWriter, int>? _histograms;
    private SummaryWriter? _writer;

    /// <summary>Nothing is written before training begins.</summary>
    /// <param name="directory">The directory of the run, such as <c>runs/first</c>.</param>
    /// <param name="clock">Gives the times of events; that of the system if null.</param>
    /// <exception cref="ArgumentException"><paramref name="directory"/> is empty.</exception>
    public TensorBoardCallback(string directory, TimeProvider? clock = null)
        : this(directory, clock, null)
    {
    }

    private TensorBoardCallback(string directory, TimeProvider? clock, Action<SummaryWriter, int>? histograms)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        _directory = directory;
        _clock = clock;
        _histograms = histograms;
    }

    /// <summary>The steps from one point of <c>loss/step</c> to the next, at least 1; null, the default, for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? EverySteps
    {
        get;
        init => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(EverySteps), value, "EverySteps must be at least 1.");
    }

    /// <summary>One that also writes a histogram of each tensor of a network after every epoch, by its name: <c>Dense1.Weights</c>.</summary>
    /// <param name="directory">The directory of the run.</param>
    /// <param name="model">The network in training.</param>
    /// <param name="clock">Gives the times of events; that of the system if null.</param>
    /// <exception cref="ArgumentException"><paramref name="directory"/> is empty.</exception>
    public static TensorBoardCallback WithHistograms<TNetwork>(string directory, TNetwork model, TimeProvider? clock = null)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(model);
        return new TensorBoardCallback(directory, clock, (writer, epoch) =>
        {
            foreach (ParameterTensor tensor in TNetwork.Description.StoredTensors)
                writer.AddHistogram(tensor.Name, model.Parameters[tensor].ToArray(), epoch);
        });
    }

    /// <inheritdoc/>
    public override void OnFitBegin(FitContext context)
    {
        Dispose();
        _writer = new SummaryWriter(_directory, _clock);
    }

    /// <inheritdoc/>
    public override void OnStep(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.TotalSteps % EverySteps == 0)
            _writer?.AddScalar("loss/step", context.Loss, context.TotalSteps);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(FitContext context, EpochResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (_writer is null)
            return;
        Add("loss/train", result.TrainingLoss, result.Epoch);
        Add("loss/validation", result.ValidationLoss, result.Epoch);
        Add("accuracy/train", result.TrainingAccuracy, result.Epoch);
        Add("accuracy/validation", result.ValidationAccuracy, result.Epoch);
        Add("learning_rate", result.LearningRate, result.Epoch);
        _histograms?.Invoke(_writer, result.Epoch);
        _writer.Flush();
    }

    /// <inheritdoc/>
    public override void OnFitEnd(FitContext context) => Dispose();

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _writer?.Dispose();
        _writer = null;
    }

    private void Add(string tag, double? value, int epoch)
    {
        if (value is { } measured)
            _writer!.AddScalar(tag, measured, epoch);
    }
}
