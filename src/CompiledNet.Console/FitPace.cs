namespace CompiledNet.Display;

/// <summary>How fast a training goes: rows a second while it makes steps, and the time that is left at the speed so far.</summary>
internal sealed class FitPace(TimeProvider clock)
{
    private long _begin;
    private long _last;
    private TimeSpan _stepping;
    private long _rows;
    private long _firstStep;

    /// <summary>The time since the training began or was resumed.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(_begin);

    /// <summary>The rows of a second of making steps, evaluation not counted; 0 before any time has passed.</summary>
    public double RowsPerSecond => _stepping > TimeSpan.Zero ? _rows / _stepping.TotalSeconds : 0;

    /// <summary>Starts the clock.</summary>
    public void Begin()
    {
        _begin = _last = clock.GetTimestamp();
        _stepping = TimeSpan.Zero;
        _rows = 0;
        _firstStep = -1;
    }

    /// <summary>Leaves out the time since the last step, in which an epoch was evaluated.</summary>
    public void Resume() => _last = clock.GetTimestamp();

    /// <summary>Counts a step that was just made.</summary>
    public void AddStep(FitContext context)
    {
        if (_firstStep < 0)
            _firstStep = StepsDone(context) - 1;
        long now = clock.GetTimestamp();
        _stepping += clock.GetElapsedTime(_last, now);
        _last = now;
        _rows += RowsAfter(context, context.Step) - RowsAfter(context, context.Step - 1);
    }

    /// <summary>The time that the steps left take if they go as those so far did, evaluation included; null where there is no end or nothing to go by.</summary>
    public TimeSpan? Left(FitContext context)
    {
        long done = StepsDone(context);
        if (context.LastEpoch == int.MaxValue || _firstStep < 0 || done <= _firstStep)
            return null;
        long left = (long)context.LastEpoch * context.StepsPerEpoch - done;
        return Elapsed * ((double)left / (done - _firstStep));
    }

    /// <summary>The steps of all epochs from the first on, those before an interruption included.</summary>
    public static long StepsDone(FitContext context) => (long)(context.Epoch - 1) * context.StepsPerEpoch + context.Step;

    /// <summary>The rows of the first steps of an epoch; the last one has what the others leave.</summary>
    private static long RowsAfter(FitContext context, int steps) => steps >= context.StepsPerEpoch
        ? context.RowCount
        : Math.Min(context.RowCount, (long)steps * context.Options.BatchSize * context.Options.BatchesPerStep);
}
