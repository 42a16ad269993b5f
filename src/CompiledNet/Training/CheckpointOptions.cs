namespace CompiledNet;

/// <summary>
/// Where <see cref="Trainer{TNetwork}.Fit"/> keeps what it needs to go on after it was interrupted, to the same bits as if it had not been.
/// </summary>
/// <remarks>
/// Files are named by the steps made, <c>fit-000000001200.checkpoint</c>. Each takes its name when it is complete and on the disk, so that at every
/// moment there is one to load. They hold what <see cref="CheckpointFile"/> holds, and where <c>Fit</c> stands: epoch, step, the loss so far, the
/// history, and the best parameters. The options and the optimizer's settings are the program's: give it the same ones.
/// </remarks>
/// <param name="Directory">The directory, which is made if it is not there. One for each training.</param>
public sealed record CheckpointOptions(string Directory)
{
    /// <summary>The epochs after which a checkpoint is written, at least 1; 1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int EveryEpochs
    {
        get;
        init => field = ScheduleSetting.Duration(value, nameof(EveryEpochs));
    } = 1;

    /// <summary>The steps within an epoch after which a checkpoint is written too, at least 1; none by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? EverySteps
    {
        get;
        init => field = value is { } steps ? ScheduleSetting.Duration(steps, nameof(EverySteps)) : null;
    }

    /// <summary>How many checkpoints are kept, at least 1; 3 by default. Older ones are deleted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Keep
    {
        get;
        init => field = ScheduleSetting.Duration(value, nameof(Keep));
    } = 3;

    /// <summary>
    /// Whether the parameters are also written to <c>best.safetensors</c> after each epoch that is the best so far by
    /// <see cref="EarlyStopping.Monitor"/>, or without early stopping by the validation loss; true by default.
    /// </summary>
    public bool KeepsBest { get; init; } = true;

    /// <summary>
    /// Whether <c>Fit</c> goes on from the last checkpoint in the directory; true by default. Otherwise it begins anew, and its checkpoints take
    /// the place of those that are there.
    /// </summary>
    public bool Resumes { get; init; } = true;
}
