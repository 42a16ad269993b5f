namespace CompiledNet;

/// <summary>Training with rows that are not in memory together.</summary>
public static class StreamTraining
{
    /// <summary>
    /// Trains for some epochs with rows that come from a stream. They are put in another order by drawing batches from a buffer, as <see cref="RowSource.ShuffleBuffer"/> says.
    /// All else is as with a dataset: a training that was interrupted goes through the rows that it had, and on from there to the same bits.
    /// </summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="train">The rows to train with.</param>
    /// <param name="options">Epochs, batch size, validation, schedules, stopping, checkpoints, callbacks.</param>
    /// <param name="cancellationToken">Ends training between two steps; the network keeps what it has learnt.</param>
    /// <returns>The losses and accuracies of every epoch.</returns>
    /// <exception cref="ArgumentException">
    /// The stream does not fit the network; or the options have <see cref="FitOptions.RowWeights"/>, in the place of which each row has its <see cref="StreamRow.Weight"/>, or a
    /// schedule over steps without <see cref="RowSource.Count"/>; or as with a dataset.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// A row does not have the sizes that the stream has, a label is not a class, an epoch has no row, or another number of rows than the stream says. The steps before it
    /// stay. Or no checkpoint can be loaded.
    /// </exception>
    /// <exception cref="NonFiniteException">As with a dataset; rows are counted from 0 in the order of the stream.</exception>
    /// <exception cref="IOException">A checkpoint cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled, as with a dataset.</exception>
    public static TrainingHistory Fit<TNetwork>(this Trainer<TNetwork> trainer, RowSource train, FitOptions options, CancellationToken cancellationToken = default)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(options);
        Trainer<TNetwork>.RequireMonitors(options);
        if (options is { ScheduleUnit: ScheduleUnit.Step } and ({ Schedule: not null } or { MomentumSchedule: not null }) && train.Count is null)
            throw new ArgumentException("A schedule over steps needs the number of rows in an epoch: give the stream a count.", nameof(options));
        Trainer<TNetwork>.RequireBatches(options);
        return trainer.FitOver(new StreamBatches<TNetwork>(train, options), options, cancellationToken);
    }
}
