namespace CompiledNet;

/// <summary>Ends training where a value has not improved for some epochs, and goes back to the parameters with which it was best.</summary>
public sealed record EarlyStopping
{
    /// <summary>What is to improve; the loss on the validation rows by default.</summary>
    public MonitoredValue Monitor { get; init; }

    /// <summary>How many epochs in a row may pass without improvement, at least 1; 10 by default. <c>int.MaxValue</c> never stops.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Patience
    {
        get;
        init => field = ScheduleSetting.Duration(value, nameof(Patience));
    } = 10;

    /// <summary>By how much more than nothing a value must improve to count, at least 0; 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public double MinimumImprovement
    {
        get;
        init => field = ScheduleSetting.Factor(value, nameof(MinimumImprovement));
    }

    /// <summary>
    /// Whether the network gets the parameters and running statistics of its best epoch when <see cref="Trainer{TNetwork}.Fit"/> returns,
    /// early or not; true by default. (What the optimizer remembers is that of the last step.)
    /// </summary>
    public bool RestoresBest { get; init; } = true;
}
