using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>Where a running <see cref="Trainer{TNetwork}.Fit"/> stands, and how to end it.</summary>
public sealed class FitContext
{
    private readonly Func<TrainingHistory> _history;
    private readonly Func<long> _steps;

    internal FitContext(NetworkDescription network, Optimizer optimizer, FitOptions options, int rowCount, int stepsPerEpoch, Func<TrainingHistory> history, Func<long> steps)
    {
        Network = network;
        Optimizer = optimizer;
        Options = options;
        RowCount = rowCount;
        StepsPerEpoch = stepsPerEpoch;
        _history = history;
        _steps = steps;
    }

    /// <summary>The network in training.</summary>
    public NetworkDescription Network { get; }

    /// <summary>The options of the call.</summary>
    public FitOptions Options { get; }

    /// <summary>The optimizer. A learning rate that is set here holds until a schedule sets the next one.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; internal set; }

    /// <summary>The number of the last epoch, unless training ends before.</summary>
    public int LastEpoch => Options.LastEpoch;

    /// <summary>The steps of this epoch that are completed.</summary>
    public int Step { get; internal set; }

    /// <summary>The steps of an epoch; 0 if that is not known, of a stream without <see cref="RowSource.Count"/>.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>
    /// The steps of all epochs from the first on that are completed: a number that grows by 1 with each, also in a training that goes on later. Where <see cref="StepsPerEpoch"/>
    /// is not known it is <see cref="Trainer{TNetwork}.StepCount"/>, the steps that the trainer has made.
    /// </summary>
    public long TotalSteps => StepsPerEpoch > 0 ? (long)(Epoch - 1) * StepsPerEpoch + Step : _steps();

    /// <summary>The rows that an epoch trains with; 0 if that is not known, of a stream without <see cref="RowSource.Count"/>.</summary>
    public int RowCount { get; }

    /// <summary>The rows of the last step; 0 before the first.</summary>
    public int StepRowCount { get; internal set; }

    /// <summary>The cost of the last step, before its update; NaN before the first.</summary>
    public float Loss { get; internal set; } = float.NaN;

    /// <summary>The learning rate of the last step or, before it, of the next.</summary>
    public float LearningRate => Optimizer.LearningRate;

    /// <summary>The completed epochs.</summary>
    public TrainingHistory History => _history();

    /// <summary>Whether training is to end.</summary>
    public bool IsStopping { get; private set; }

    /// <summary>
    /// Ends training after this step, as if its epochs were over: an epoch that is not complete gets no result. The checkpoint, if
    /// there is one, is written first.
    /// </summary>
    public void Stop() => IsStopping = true;
}
