using System.Collections.Immutable;
using System.Diagnostics;

namespace CompiledNet;

/// <summary>One call of <see cref="Trainer{TNetwork}.Fit"/>: the loop over epochs and mini-batches, and what happens around it.</summary>
internal sealed class FitRun<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly Trainer<TNetwork> _trainer;
    private readonly FitBatches<TNetwork> _batches;
    private readonly FitOptions _options;
    private readonly ImmutableArray<EpochResult>.Builder _epochs;
    private readonly FitContext _context;
    private readonly float _learningRate;
    private readonly ElementwiseOptimizer? _momentum;
    private readonly PlateauFactor? _plateau;
    private readonly BestParameters<TNetwork>? _best;
    private readonly FitCheckpoints<TNetwork>? _checkpoints;

    /// <param name="trainer">Who makes the steps.</param>
    /// <param name="batches">What they are made of.</param>
    /// <param name="options">The options of the call.</param>
    /// <param name="epochs">Where completed epochs are put down.</param>
    public FitRun(Trainer<TNetwork> trainer, FitBatches<TNetwork> batches, FitOptions options, ImmutableArray<EpochResult>.Builder epochs)
    {
        _trainer = trainer;
        _batches = batches;
        _options = options;
        _epochs = epochs;
        int stepsPerEpoch = (batches.BatchesPerEpoch + options.BatchesPerStep - 1) / options.BatchesPerStep;
        _context = new FitContext(TNetwork.Description, trainer.Optimizer, options, batches.Settings.Rows, stepsPerEpoch, () => trainer.History, () => trainer.StepCount);
        _learningRate = trainer.Optimizer.LearningRate;
        _momentum = options.MomentumSchedule is null ? null : trainer.Optimizer as ElementwiseOptimizer;
        _plateau = options.Plateau is { } plateau ? new PlateauFactor(plateau) : null;
        _best = BestParameters<TNetwork>.For(options);
        _checkpoints = options.Checkpoints is { } checkpoints ? new FitCheckpoints<TNetwork>(checkpoints, trainer, batches.Settings) : null;
    }

    /// <summary>Trains until the epochs are over or training is stopped.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        FitPosition position = Resume();
        TimeSpan before = position.Elapsed;
        long start = Stopwatch.GetTimestamp();
        try
        {
            _context.Epoch = (int)Math.Min(position.Epoch, int.MaxValue);
            SetLearningRate(_context.Epoch, position.Step);
            Tell(static (callback, context) => callback.OnFitBegin(context));
            while (position.Epoch <= _options.LastEpoch && !IsStopping)
            {
                position = RunEpoch(position, () => before + Stopwatch.GetElapsedTime(start), cancellationToken);
                if (position.Step > 0)
                    break;
            }

            if (_options.EarlyStopping is { RestoresBest: true })
                _best?.Restore(_trainer.Model);
            Tell(static (callback, context) => callback.OnFitEnd(context));
        }
        catch (Exception exception)
        {
            foreach (FitCallback callback in _options.Callbacks)
                callback.OnFitInterrupted(_context, exception);
            throw;
        }
        finally
        {
            if (SetsLearningRate)
                _trainer.Optimizer.LearningRate = _learningRate;
            if (_momentum is not null)
                _momentum.MomentumFactor = 1;
        }
    }

    private bool IsStopping => _context.IsStopping || (_options.EarlyStopping is { } stopping && _best!.Waited >= stopping.Patience);

    private bool SetsLearningRate => _options.Schedule is not null || _plateau is not null;

    /// <summary>Where to begin: at the last checkpoint, if there is one.</summary>
    private FitPosition Resume()
    {
        if (_checkpoints?.Resume(_best) is not { } checkpoint)
            return new FitPosition(_options.FirstEpoch, 0, 0, TimeSpan.Zero);
        foreach (EpochResult result in checkpoint.History)
        {
            _epochs.Add(result);
            _plateau?.Add(result);
            _best?.Count(result);
        }

        return checkpoint.Position;
    }

    /// <summary>Makes the steps of an epoch that are left and evaluates it. Returns where the next one begins, or where it was stopped.</summary>
    private FitPosition RunEpoch(FitPosition position, Func<TimeSpan> elapsed, CancellationToken cancellationToken)
    {
        var epoch = (int)position.Epoch;
        _batches.Begin(epoch);
        _context.Epoch = epoch;
        _context.Step = position.Step;
        SetLearningRate(epoch, position.Step);
        if (position.Step == 0)
            Tell(static (callback, context) => callback.OnEpochBegin(context));

        double sum = position.LossSum;
        int batch = 0;
        for (; batch < position.Step * _options.BatchesPerStep && _batches.HasNext; batch++)
            _batches.Skip();
        while (_batches.HasNext)
        {
            RequireNotCancelled(new FitPosition(epoch, _context.Step, sum, elapsed()), cancellationToken);
            SetLearningRate(epoch, _context.Step);
            sum += Step(ref batch);
            _context.Step++;
            Tell(static (callback, context) => callback.OnStep(context));
            if (!_batches.HasNext)
                break;
            if (_context.IsStopping || _checkpoints?.IsDue(_context.Step) == true)
                _checkpoints?.Save(new FitPosition(epoch, _context.Step, sum, elapsed()), _epochs, _best);
            if (_context.IsStopping)
                return new FitPosition(epoch, _context.Step, sum, elapsed());
        }

        Complete(epoch, sum / _batches.CountedRows, elapsed());
        return new FitPosition(epoch + 1L, 0, 0, elapsed());
    }

    /// <summary>Writes a checkpoint before it throws.</summary>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    private void RequireNotCancelled(FitPosition position, CancellationToken cancellationToken)
    {
        if (!cancellationToken.IsCancellationRequested)
            return;
        _checkpoints?.Save(position, _epochs, _best);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Makes a step of as many batches as belong to it, and returns the sum of the loss over their rows.</summary>
    private double Step(ref int batch)
    {
        double sum = 0;
        int first = _batches.RowCount;
        for (int part = 0; part < _options.BatchesPerStep && _batches.HasNext; part++)
        {
            int counted = _batches.CountedRows;
            float loss = _batches.Run(_trainer, ++batch, isPart: _options.BatchesPerStep > 1);
            sum += (double)loss * (_batches.CountedRows - counted);
            _context.Loss = loss;
        }

        if (_options.BatchesPerStep > 1)
            _context.Loss = _trainer.StepAccumulated();
        _context.StepRowCount = _batches.RowCount - first;
        return sum;
    }

    private void Complete(int epoch, double loss, TimeSpan elapsed)
    {
        Evaluation? validation = _options.Validation is null ? null : _trainer.Evaluate(_options.Validation);
        var result = new EpochResult
        {
            Epoch = epoch,
            TrainingLoss = loss,
            TrainingAccuracy = _options.EvaluateTraining ? _batches.Evaluate(_trainer.Model, epoch).Accuracy : null,
            ValidationLoss = validation?.Loss,
            ValidationAccuracy = validation?.Accuracy,
            LearningRate = _trainer.Optimizer.LearningRate,
            Elapsed = elapsed,
        };
        _epochs.Add(result);
        _plateau?.Add(result);
        if (_best?.Add(result, _trainer.Model) == true)
            _checkpoints?.SaveBest();
        _options.Progress?.Report(new EpochProgress(result, _options.LastEpoch));
        foreach (FitCallback callback in _options.Callbacks)
            callback.OnEpochEnd(_context, result);
        bool isLast = epoch == _options.LastEpoch || IsStopping;
        if (_checkpoints?.IsDueAfter(epoch, isLast) == true)
            _checkpoints.Save(new FitPosition(epoch + 1L, 0, 0, elapsed), _epochs, _best);
    }

    /// <summary>Sets the learning rate and the momentum of a step, where the options say what it is.</summary>
    private void SetLearningRate(int epoch, int step)
    {
        long time = _options.ScheduleUnit == ScheduleUnit.Epoch ? epoch - 1 : (long)(epoch - 1) * _context.StepsPerEpoch + step;
        if (_momentum is not null)
            _momentum.MomentumFactor = Math.Clamp(_options.MomentumSchedule!.Factor(time), 0, 1);
        if (SetsLearningRate)
            _trainer.Optimizer.LearningRate = (float)(_learningRate * (_options.Schedule?.Factor(time) ?? 1) * (_plateau?.Value ?? 1));
    }

    private void Tell(Action<FitCallback, FitContext> what)
    {
        foreach (FitCallback callback in _options.Callbacks)
            what(callback, _context);
    }
}
