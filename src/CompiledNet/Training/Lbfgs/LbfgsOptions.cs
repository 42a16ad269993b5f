namespace CompiledNet;

/// <summary>How <see cref="LbfgsTraining.FitLbfgs"/> goes on and when it ends.</summary>
public sealed record LbfgsOptions
{
    /// <summary>The most iterations, at least 1; 100 by default. Each needs one pass over all rows, or a few.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Iterations
    {
        get;
        init => field = ScheduleSetting.Duration(value, nameof(Iterations));
    } = 100;

    /// <summary>How many former steps are remembered, at least 1; 10 by default. Each takes the memory of the parameters twice.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int HistorySize
    {
        get;
        init => field = ScheduleSetting.Duration(value, nameof(HistorySize));
    } = 10;

    /// <summary>It ends where no gradient is larger in magnitude than this, at least 0; 1e-7 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public double GradientTolerance
    {
        get;
        init => field = ScheduleSetting.Factor(value, nameof(GradientTolerance));
    } = 1e-7;

    /// <summary>It ends where an iteration lowers the cost by no more than this, at least 0; 1e-9 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public double ChangeTolerance
    {
        get;
        init => field = ScheduleSetting.Factor(value, nameof(ChangeTolerance));
    } = 1e-9;
}
